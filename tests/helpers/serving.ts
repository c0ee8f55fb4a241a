/** Where a server of a test or a bench listens, and whether it answers yet. */
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function isReady(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

/** How long a server may take to answer /readyz, ms. */
const patienceMs = 20_000;

/** Asks until the server takes work. @param failure why there is no use in asking on @throws Error */
export async function untilReady(origin: string, failure: () => string | undefined): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isReady(origin))) {
    const why = failure() ?? (Date.now() > deadline ? "the server is not ready" : undefined);
    if (why) throw new Error(why);
    await delay(50);
  }
}

/** The sockets of a ground on a free port of this machine, and cookies for them; for tests and their processes alike. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Accounts } from "../../server/db/schema.ts";
import { installationCommand } from "../../server/domain/command.ts";
import { openSession } from "../../server/domain/accounts/sessions.ts";
import type { Ground } from "../../server/ground.ts";
import { acceptUpgrades } from "../../server/http/upgrades.ts";
import { openLive } from "../../server/live/endpoint.ts";
import { sha256 } from "../../server/random.ts";
import { openCollab } from "../../server/texts/endpoint.ts";
import type { Texts } from "../../server/texts/texts.ts";

/** Opens the endpoints of a ground on a free port of this machine. */
export async function listen(ground: Ground & { texts: Texts }): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((_, response) => response.writeHead(404).end());
  const collab = openCollab(ground, ground.texts);
  const live = openLive(ground);
  acceptUpgrades(server, ground, collab, live);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      collab.stop();
      live.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Signs an account in. */
export async function signIn(ground: Ground, account: Accounts): Promise<{ cookie: string; sessionId: string }> {
  const client = { address: "127.0.0.1", userAgent: "test" };
  const { token, cookie } = await installationCommand(ground, account.id, (command) =>
    openSession(ground, command, account, client, "password"),
  );
  return { cookie: cookie.split(";")[0]!, sessionId: sha256(token) };
}

/** The API of the demonstration's server, as one of its people calls it. */
import type { DemoServer } from "./demo-server.ts";

export interface Caller {
  cookie: string;
  /** @throws Error when it refuses */
  call<T>(path: string, body?: unknown, method?: string): Promise<T>;
}

export async function callerOf({ origin, signIn }: DemoServer, account: string): Promise<Caller> {
  const cookie = await signIn(account);
  return {
    cookie,
    async call<T>(path: string, body?: unknown, method = body === undefined ? "GET" : "POST"): Promise<T> {
      const headers = { cookie, origin, "content-type": "application/json" };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, ...sent });
      if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
      return (answer.status === 204 ? undefined : await answer.json()) as T;
    },
  };
}

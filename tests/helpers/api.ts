/** The JSON API of a ground on a free port, and calls to it as somebody or nobody. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { onTestFinished } from "vitest";
import { createApi } from "../../server/api/router.ts";
import type { Actor } from "../../server/domain/command.ts";
import { installationCommand } from "../../server/domain/command.ts";
import { openSession } from "../../server/domain/accounts/sessions.ts";
import type { TestGround } from "./ground.ts";

export interface Reply {
  status: number;
  /** The body, read when it is JSON; undefined when there is none. */
  body: unknown;
  headers: Headers;
}

export interface Sent {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of a body. */
  raw?: string;
  headers?: Record<string, string>;
}

export interface Api {
  url: string;
  /** Calls a path under /api/v1 with the cookie of a session; null calls as nobody. */
  call(who: Actor | null, method: string, path: string, sent?: Sent): Promise<Reply>;
  /** The Cookie header of a person's session. */
  cookieOf(who: Actor): Promise<string>;
}

/** Serves the API until the test has finished. */
export async function serveApi(ground: TestGround): Promise<Api> {
  const server = createServer(express().use("/api/v1", createApi(ground))).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  const cookies = new Map<string, string>();

  async function cookieOf({ accountId }: Actor): Promise<string> {
    const known = cookies.get(accountId);
    if (known) return known;
    const { cookie } = await installationCommand(ground, accountId, async (command) => {
      const account = await command.q
        .selectFrom("accounts")
        .selectAll()
        .where("id", "=", accountId)
        .executeTakeFirstOrThrow();
      return openSession(ground, command, account, { address: "", userAgent: "" }, "password");
    });
    const pair = cookie.split(";")[0]!;
    cookies.set(accountId, pair);
    return pair;
  }

  async function call(
    who: Actor | null,
    method: string,
    path: string,
    { body, raw, headers }: Sent = {},
  ): Promise<Reply> {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(who && { cookie: await cookieOf(who) }),
        ...headers,
      },
      body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.startsWith("application/json");
    const read = text === "" ? undefined : isJson ? (JSON.parse(text) as unknown) : text;
    return { status: answer.status, body: read, headers: answer.headers };
  }

  return { url, call, cookieOf };
}

/** What an endpoint of the JSON API is: one row of the table from which both the router and the document are made. */
import type { z } from "zod";
import type { Accounts } from "../db/schema.ts";
import type { Actor } from "../domain/command.ts";
import type { Act, InstallationAct } from "../domain/people.ts";
import type { Client } from "../domain/accounts/sessions.ts";
import type { SentFile } from "../domain/files/stored-file.ts";
import type { Ground } from "../ground.ts";

/** One request, after its sender is known and its body is checked. */
export interface Call<Body = unknown> {
  ground: Ground;
  /** Who asks; an empty id where anyone may. */
  actor: Actor;
  account: Accounts | null;
  /** Hashed id of the session; null for a personal token. */
  sessionId: string | null;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  body: Body;
  /** The body as it comes, where the endpoint takes bytes. */
  incoming: { bytes: AsyncIterable<Uint8Array>; announced: number };
  client: Client;
  /** The origin in use, for links in letters. */
  origin: string;
  /** Adds a Set-Cookie to the answer. */
  setCookie(cookie: string): void;
}

export interface Endpoint {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** Under /api/v1, parameters as `:name`. */
  path: string;
  summary: string;
  /** The row of the policy it rests on. */
  policy: Act | InstallationAct | "anyone";
  /** Personal tokens are not enough: a session is needed. */
  sessionOnly?: boolean;
  /** Optional parameters of the address, each with what it means. */
  query?: Record<string, string>;
  body?: z.ZodType;
  /** The largest body, bytes, where the usual is too little: a file is sent as base64. */
  largestBody?: number;
  /** Its body is a file as it is. */
  takesBytes?: true;
  /** Its answer is a file as it is: `handle` gives a `SentFile`. */
  sendsFile?: true;
  status: 200 | 201 | 204;
  /** Exactly what is answered; null for nothing. */
  answer: z.ZodType | null;
  /** Of an answer that is a text as it is, rather than JSON. */
  media?: "text/csv";
  handle(call: Call): Promise<unknown>;
}

/** Writes an endpoint down with the types of its body and answer checked against its schemas. */
export function endpoint<Body extends z.ZodType, Answer extends z.ZodType | null>(
  written: Omit<Endpoint, "body" | "answer" | "handle"> & {
    body?: Body;
    answer: Answer;
    handle(call: Call<z.output<Body>>): Promise<Answer extends z.ZodType ? z.input<Answer> : void | SentFile>;
  },
): Endpoint {
  return { ...written, handle: (call) => written.handle(call as Call<z.output<Body>>) };
}

/** What the server hands to loaders and actions with each request: state reaches them no other way. */
import type { Accounts, Language, Theme } from "../db/schema.ts";
import type {} from "@remix-run/server-runtime";
import type { Ground } from "../ground.ts";

export interface RequestContext {
  ground: Ground;
  /** The nonce of this answer's Content-Security-Policy. */
  nonce: string;
  /** Who is signed in, or null. */
  account: Accounts | null;
  /** Hashed id of the session, or null. */
  sessionId: string | null;
  language: Language;
  theme: Theme;
  /** The client's address, for limits. */
  address: string;
  userAgent: string;
  /** The origin in use, for links in letters. */
  origin: string;
  /** The place in the row of announcements at which the request came: what is read for it knows of all up to there. */
  place: number;
  /** Texts rendered for this answer by the loader: HTML by text id, never part of loader data. */
  rendered: Map<string, string>;
  /** Adds a Set-Cookie to the answer. */
  setCookie(cookie: string): void;
}

declare module "@remix-run/server-runtime" {
  // Remix names the type of its load context here.
  interface AppLoadContext extends RequestContext {}
}

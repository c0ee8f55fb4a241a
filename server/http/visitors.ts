/** Who a request comes from, and in which language and theme he reads. */
import { parse } from "cookie";
import type { Request, Response } from "express";
import type { Language, Theme } from "../db/schema.ts";
import { readSession } from "../domain/accounts/sessions.ts";
import type { Ground } from "../ground.ts";
import type { RequestContext } from "./context.ts";

/** Builds what loaders and actions get. */
export async function readContext(ground: Ground, request: Request, response: Response): Promise<RequestContext> {
  const session = await readSession(ground, request.headers.cookie);
  if (session?.cookie) response.append("Set-Cookie", session.cookie);
  const cookies = parse(request.headers.cookie ?? "");
  return {
    ground,
    nonce: ground.random.secret(),
    account: session?.account ?? null,
    sessionId: session?.sessionId ?? null,
    language: session?.account.language ?? languageOf(cookies["svod-language"], request.headers["accept-language"]),
    theme: session?.account.theme ?? themeOf(cookies["svod-theme"]),
    address: request.ip ?? "",
    userAgent: request.headers["user-agent"] ?? "",
    origin: originOf(ground, request),
    place: ground.events.place(),
    rendered: new Map(),
    setCookie: (cookie) => void response.append("Set-Cookie", cookie),
  };
}

/** The origin the reader uses, when it is one of ours. */
function originOf(ground: Ground, request: Request): string {
  const { origins } = ground.config;
  return origins.find((origin) => new URL(origin).host === request.headers.host) ?? origins[0] ?? "";
}

/** Russian first: another language is a choice, or the browser's when it does not name Russian. */
export function languageOf(chosen: string | undefined, accepted: string | undefined): Language {
  if (chosen === "ru" || chosen === "en") return chosen;
  const names = (accepted ?? "").toLowerCase();
  return names.includes("en") && !/\b(ru|be|uk|kk)\b/.test(names) ? "en" : "ru";
}

function themeOf(chosen: string | undefined): Theme {
  return chosen === "light" || chosen === "dark" ? chosen : "system";
}

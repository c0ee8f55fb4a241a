/** How failures are told: every refusal as its code and sentence, anything else as a number to look up in the log. */
import type { ErrorRequestHandler } from "express";
import type { z } from "zod";
import type { Language } from "../db/schema.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Ground } from "../ground.ts";
import { languageOf } from "../http/visitors.ts";

/** What is wrong with a body, named by its first field that does not fit. */
export function bodyRefusal(error: z.ZodError, body: unknown): Refusal {
  const issue = error.issues[0];
  const field = String(issue?.path[0] ?? "");
  if (field === "") return new Refusal("invalid", { fields: "JSON" });
  const missing = issue!.path.length === 1 && (body as Record<string, unknown>)[field] === undefined;
  return missing ? new Refusal("required", { field }, field) : new Refusal("invalid", { fields: field }, field);
}

/** Express's own errors of reading a body, as refusals; undefined for anything else. */
function readingRefusal(error: unknown): Refusal | undefined {
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  if (type === "entity.too.large") return new Refusal("too-large");
  if (type === "charset.unsupported" || type === "encoding.unsupported") return new Refusal("wrong-content-type");
  return typeof type === "string" && typeof status === "number" && status < 500 ? new Refusal("bad-json") : undefined;
}

const unexpected: Record<Language, (id: string) => string> = {
  ru: (id) => `Что-то сломалось у нас. Повторите; если не поможет, сообщите администратору номер ${id}.`,
  en: (id) => `Something broke on our side. Try again; if it does not help, give the administrator the number ${id}.`,
};

/**
 * The last handler of the router, and of the guards in front of it. `res.locals.language` is the reader's; where nobody
 * has set it, the one he asks for.
 */
export function tellFailure(ground: Ground): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = res.locals.language as Language | undefined;
    const language = known ?? languageOf(undefined, req.headers["accept-language"]);
    const refusal = error instanceof Refusal ? error : readingRefusal(error);
    if (!refusal) {
      const id = ground.random.id();
      ground.log.error({ err: error, id }, "a request to the API failed");
      return void res.status(500).json({ error: { code: "unexpected", message: unexpected[language](id) } });
    }
    const { minutes } = refusal.details;
    if (refusal.code === "too-many-attempts") res.set("Retry-After", String(Number(minutes) * 60));
    res.status(refusal.status).json({ error: { code: refusal.code, message: refusal.sentence(language) } });
  };
}

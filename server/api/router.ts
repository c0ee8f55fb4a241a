/** /api/v1: mounts the table of endpoints. Thin: who asks, what he sent, one call of the domain, its answer. */
import { Router, json, type Request, type RequestHandler, type Response } from "express";
import type { Accounts } from "../db/schema.ts";
import { readToken } from "../domain/accounts/api-tokens.ts";
import type { SentFile } from "../domain/files/stored-file.ts";
import { Refusal } from "../domain/refusal.ts";
import { readSession } from "../domain/accounts/sessions.ts";
import type { Ground } from "../ground.ts";
import { languageOf } from "../http/visitors.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { bodyRefusal, tellFailure } from "./failures.ts";
import { sendFile } from "./file-sending.ts";
import { describeApi } from "./openapi.ts";

/** Room for the largest kept edits as base64. */
const bodyLimit = "3mb";

interface Caller {
  account: Accounts;
  sessionId: string | null;
}

/** Makes the router; mount it at /api/v1. It judges neither Origin nor rate: the HTTP layer before it does. */
export function createApi(ground: Ground): Router {
  const router = Router();
  // Made when somebody asks: it takes longer than all the rest of a start of the API.
  let document: ReturnType<typeof describeApi> | undefined;
  router.use((req, res, next) => {
    res.set("Cache-Control", "no-store");
    res.locals.language = languageOf(undefined, req.headers["accept-language"]);
    next();
  });
  router.get("/openapi.json", (_req, res) => {
    document ??= describeApi(endpoints, ground.config.secureCookies ? "__Host-svod" : "svod");
    res.json(document);
  });
  for (const endpoint of endpoints) {
    const { path, method, largestBody = bodyLimit } = endpoint;
    const readJson = json({ limit: largestBody });
    const handlers = [identify(ground, endpoint), ...(endpoint.body ? [mustBeJson, readJson] : [])];
    router[method](path, ...handlers, answer(ground, endpoint));
  }
  router.use((_req, _res, next) => next(new Refusal("not-found")));
  router.use(tellFailure(ground));
  return router;
}

/** Turns a promise's failure into the router's. */
function attempt(work: (req: Request, res: Response) => Promise<unknown>): RequestHandler {
  return (req, res, next) => void work(req, res).catch(next);
}

/** Finds out who asks and keeps him in `res.locals.caller`. @throws Refusal signed-out */
function identify(ground: Ground, { policy, sessionOnly }: Endpoint): RequestHandler {
  return (req, res, next) =>
    void (policy === "anyone" ? Promise.resolve(null) : findCaller(ground, req, res))
      .then((caller) => {
        if (caller) res.locals.language = caller.account.language;
        if (policy !== "anyone" && (!caller || (sessionOnly && !caller.sessionId))) throw new Refusal("signed-out");
        res.locals.caller = caller;
        next();
      })
      .catch(next);
}

/** A request that carries a token stands by the token alone: its cookie does not count, since its Origin is not judged. */
async function findCaller(ground: Ground, req: Request, res: Response): Promise<Caller | null> {
  if (req.headers.authorization !== undefined) {
    const reading = await readToken(ground, req.headers.authorization);
    return reading && { account: reading.account, sessionId: null };
  }
  const reading = await readSession(ground, req.headers.cookie);
  if (reading?.cookie) res.append("Set-Cookie", reading.cookie);
  return reading;
}

const mustBeJson: RequestHandler = (req, _res, next) => {
  const isOther =
    req.headers["content-type"] !== undefined ? !isJson(req) : Number(req.headers["content-length"] ?? 0) > 0;
  next(isOther ? new Refusal("wrong-content-type") : undefined);
};

function isJson(req: Request): boolean {
  return /^application\/json\s*(;|$)/i.test(req.headers["content-type"] ?? "");
}

function answer(ground: Ground, endpoint: Endpoint): RequestHandler {
  return attempt(async (req, res) => {
    const result = await endpoint.handle({ ...readCall(ground, req, res), body: readBody(endpoint, req.body) });
    if (endpoint.sendsFile) return sendFile(req, res, result as SentFile);
    res.status(endpoint.status);
    const told = endpoint.answer?.parse(result);
    if (endpoint.media) res.type(endpoint.media).send(told);
    else if (endpoint.answer) res.json(told);
    else res.end();
  });
}

/** The checked body. @throws Refusal required, invalid */
function readBody({ body }: Endpoint, given: unknown): unknown {
  const read = body?.safeParse(given ?? {});
  if (read && !read.success) throw bodyRefusal(read.error, given ?? {});
  return read?.data;
}

function readCall(ground: Ground, req: Request, res: Response): Omit<Call, "body"> {
  const caller = (res.locals.caller ?? null) as Caller | null;
  const query = Object.entries(req.query).filter(([, value]) => typeof value === "string");
  return {
    ground,
    actor: { accountId: caller?.account.id ?? "" },
    account: caller?.account ?? null,
    sessionId: caller?.sessionId ?? null,
    params: req.params,
    query: Object.fromEntries(query) as Record<string, string>,
    incoming: { bytes: req, announced: Number(req.headers["content-length"] ?? NaN) },
    client: { address: req.ip ?? "", userAgent: req.headers["user-agent"] ?? "" },
    origin: originInUse(ground, req),
    setCookie: (cookie) => void res.append("Set-Cookie", cookie),
  };
}

/** One of our own origins: the one the request came to, or else the first; never what a header says alone. */
function originInUse({ config }: Ground, req: Request): string {
  return config.origins.find((origin) => new URL(origin).host === req.headers.host) ?? config.origins[0] ?? "";
}

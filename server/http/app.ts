/** The HTTP side: static files, health, the JSON API and the pages, behind one set of guards. */
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from "express";
import sirv from "sirv";
import { tellFailure } from "../api/failures.ts";
import { createApi } from "../api/router.ts";
import type { Language } from "../db/schema.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Ground } from "../ground.ts";
import { packageRoot } from "../package-root.ts";
import { compressed } from "./compression.ts";
import { isNear, type Metrics } from "./metrics.ts";
import {
  boundedBody,
  contentSecurityPolicy,
  ownOriginOnly,
  ownOriginOrToken,
  securityHeaders,
  wellFormed,
} from "./security.ts";
import { languageOf, readContext } from "./visitors.ts";

export interface Health {
  /** False while starting and draining: send no new work here. */
  ready: boolean;
}

/** Makes the application. `server` is given in development, for hot replacement. */
export async function createApp(ground: Ground, metrics: Metrics, health: Health, server: Server): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", ground.config.trustedProxyHops);
  app.use(securityHeaders(ground.config));
  app.get("/healthz", (_request, response) => void response.type("text").send("ok\n"));
  app.get("/readyz", (_request, response) => {
    response
      .status(health.ready ? 200 : 503)
      .type("text")
      .send(health.ready ? "ready\n" : "not ready\n");
  });
  app.get("/metrics", async (request, response, next) => {
    if (!isNear(request)) return next();
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  app.use(wellFormed);
  if (!ground.config.dev) app.use("/assets", ...builtAssets());
  app.use(compressed());
  const pages = ground.config.dev ? await developmentPages(app, server) : await builtPages(app);
  app.use(metrics.observe);
  app.use("/api/v1", ownOriginOrToken(ground.config), boundedBody, createApi(ground), tellFailure(ground));
  app.use(ownOriginOnly(ground.config), boundedBody, withContext(ground, answerPages(ground, pages)));
  app.use(refusalsAsText);
  app.use(failures(ground));
  return app;
}

const client = path.join(packageRoot, "build", "client");
const builtServer = path.join(packageRoot, "build", "server", "index.js");
const yearSeconds = 365 * 24 * 60 * 60;

/**
 * Assets lie there compressed already, and are named by content, so that browsers may keep them for good. What is none
 * of them is refused.
 */
function builtAssets(): RequestHandler[] {
  if (!existsSync(builtServer)) throw new Error("the pages are not built: run npm run build");
  const folder = path.join(client, "assets");
  const held = sirv(folder, { immutable: true, maxAge: yearSeconds, gzip: true, brotli: true });
  return [held, express.static(folder, { fallthrough: false })];
}

/** The built pages. */
async function builtPages(app: Express): Promise<ServerBuild> {
  app.use(express.static(client, { maxAge: "1h", index: false }));
  return (await import(builtServer)) as ServerBuild;
}

async function developmentPages(app: Express, server: Server): Promise<() => Promise<ServerBuild>> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    configFile: path.join(packageRoot, "remix.config.js"),
    server: { middlewareMode: true, hmr: { server } },
  });
  app.use(vite.middlewares);
  server.on("close", () => void vite.close());
  return () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>;
}

/** Remix; in production mode it tells readers nothing of what broke. */
function answerPages({ config }: Ground, build: Parameters<typeof createRequestHandler>[0]["build"]): RequestHandler {
  const getLoadContext = (_: unknown, response: Response) => response.locals.context as never;
  const answer = createRequestHandler({ build, getLoadContext, mode: config.dev ? "development" : "production" });
  return (request, response, next) => void answer(request, response, next);
}

/** Reads who asks, then lets Remix answer. Pages are personal: nobody between may keep them. */
function withContext(ground: Ground, pages: RequestHandler): RequestHandler {
  return (request, response, next) => {
    readContext(ground, request, response)
      .then((context) => {
        response.locals.context = context;
        response.setHeader("Content-Security-Policy", contentSecurityPolicy(context.nonce, ground.config.dev));
        response.setHeader("Cache-Control", "private, no-store");
        return pages(request, response, next);
      })
      .catch(next);
  };
}

/** Refusals of the guards in front of pages: one sentence in the reader's language. */
const refusalsAsText: ErrorRequestHandler = (error, request, response, next) => {
  if (!(error instanceof Refusal) || response.headersSent) return next(error);
  const language = languageOf(undefined, request.headers["accept-language"]);
  response
    .status(error.status)
    .type("text")
    .send(`${error.sentence(language)}\n`);
};

const broken: Record<Language, string> = {
  ru: "Что-то сломалось у нас. Назовите администратору номер",
  en: "Something broke on our side. Give the administrator the number",
};

/** A file asked for wrongly is the asker's fault; anything else is ours: logged under an id that the reader can name. */
function failures(ground: Ground): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { status } = error as { status?: unknown };
    if (typeof status === "number" && status >= 400 && status < 500 && !response.headersSent)
      return void response.status(status).type("text").send(`${status}\n`);
    const errorId = ground.random.id().slice(0, 8);
    ground.log.error({ err: error as unknown, errorId, path: request.path }, "request failed");
    if (response.headersSent) return next(error);
    const language = languageOf(undefined, request.headers["accept-language"]);
    response.status(500).type("text").send(`${broken[language]} ${errorId}.\n`);
  };
}

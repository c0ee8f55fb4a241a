/** The HTTP side: static files, health, the JSON API and the pages, behind one set of guards. */
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import { createApi } from "../api/router.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Ground } from "../ground.ts";
import { packageRoot } from "../package-root.ts";
import type { Metrics } from "./metrics.ts";
import { boundedBody, contentSecurityPolicy, ownOriginOnly, securityHeaders } from "./security.ts";
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
  app.get("/metrics", async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  const pages = ground.config.dev ? await developmentPages(app, server) : await builtPages(app);
  app.use(metrics.observe, ownOriginOnly(ground.config), boundedBody);
  app.use("/api/v1", createApi(ground));
  app.use(
    withContext(
      ground,
      createRequestHandler({ build: pages, getLoadContext: (_, res) => res.locals.context as never }),
    ),
  );
  app.use(refusalsAsText);
  app.use(failures(ground));
  return app;
}

/** The built pages: assets are named by content, so browsers may keep them for good. */
async function builtPages(app: Express): Promise<ServerBuild> {
  const client = path.join(packageRoot, "build", "client");
  const server = path.join(packageRoot, "build", "server", "index.js");
  if (!existsSync(server)) throw new Error("the pages are not built: run npm run build");
  app.use(
    "/assets",
    express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(client, { maxAge: "1h", index: false }));
  return (await import(server)) as ServerBuild;
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

/** Anything else is our fault: logged under an id that the reader can name. */
function failures(ground: Ground): ErrorRequestHandler {
  return (error, request, response, next) => {
    const status = (error as { status?: unknown }).status;
    if (status === 404) return void response.status(404).type("text").send("404\n");
    const errorId = ground.random.id().slice(0, 8);
    ground.log.error({ err: error as unknown, errorId, path: request.path }, "request failed");
    if (response.headersSent) return next(error);
    response.status(500).type("text").send(`Что-то сломалось у нас. Назовите администратору номер ${errorId}.\n`);
  };
}

/** The only wiring: configuration → database → texts → HTTP. */
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pino } from "pino";
import { loadTemplate } from "../content/templates/load.ts";
import { formBook } from "../content/templates/seed.ts";
import { openWording } from "../content/wording/load.ts";
import type { Config } from "./config.ts";
import { openFiles } from "./db/files.ts";
import { openFacts } from "./db/open.ts";
import { createAttempts } from "./domain/accounts/limits.ts";
import { createPasswords } from "./domain/accounts/passwords.ts";
import { putApproved } from "./domain/changes/applying.ts";
import { reviseAfterPause } from "./domain/history/paused-texts.ts";
import { watchSessions } from "./domain/accounts/session-expiry.ts";
import { setUpCode } from "./domain/accounts/set-up.ts";
import { catchUpFacts, keepFacts } from "./domain/document/text-facts.ts";
import { startClockwork } from "./domain/clockwork.ts";
import { digestClock } from "./domain/inbox/digests.ts";
import { catchUpComments } from "./domain/search/indexing.ts";
import { signOffClock } from "./domain/sign-off/timed/sign-off-clock.ts";
import type { Clock, Ground } from "./ground.ts";
import { createApp, type Health } from "./http/app.ts";
import { createMetrics } from "./http/metrics.ts";
import { acceptUpgrades } from "./http/upgrades.ts";
import { openLive } from "./live/endpoint.ts";
import { createEvents } from "./live/events.ts";
import { createPersonColors } from "./live/person-colors.ts";
import { startMail } from "./mail/sender.ts";
import { checkDemoMode } from "./ops/demo-mark.ts";
import { packageRoot } from "./package-root.ts";
import { systemRandom, type Random } from "./random.ts";
import { openCollab } from "./texts/endpoint.ts";
import { openTexts, type Texts, type TextsOptions } from "./texts/texts.ts";

export interface Overrides extends Partial<Omit<TextsOptions, "dataDir" | "forms" | "log">> {
  clock?: Clock;
  random?: Random;
}

export interface OpenGround extends Ground {
  texts: Texts;
  /** Commits everything and closes the databases. */
  close(): Promise<void>;
}

/** Opens everything that needs no network: databases, texts, templates. @throws ContentError, SqliteError */
export function openGround(config: Config, overrides: Overrides = {}): OpenGround {
  mkdirSync(config.dataDir, { recursive: true });
  const { clock = { now: () => new Date() }, random = systemRandom, ...textsOptions } = overrides;
  const log = pino({ level: config.logLevel, redact: ["req.headers.cookie", "req.headers.authorization"] });
  const templates = new Map([["crm", loadTemplate(path.join(packageRoot, "content", "templates", "crm"))]]);
  const facts = openFacts(path.join(config.dataDir, "facts.db"));
  const texts = openTexts({ dataDir: config.dataDir, forms: formBook(templates), log, ...textsOptions });
  const ground: OpenGround = {
    config,
    log,
    facts,
    files: openFiles(path.join(config.dataDir, "files")),
    texts,
    textFacts: keepFacts(() => ground),
    events: createEvents(clock.now(), (error) => log.error({ err: error }, "an announcement failed")),
    colors: createPersonColors(),
    clock,
    random,
    templates,
    wording: openWording(path.join(packageRoot, "content", "wording")),
    attempts: createAttempts(clock),
    passwords: createPasswords(),
    async close() {
      await texts.stop();
      await ground.textFacts.idle();
      await facts.destroy();
    },
  };
  texts.onPause((textId) => void reviseAfterPause(ground, textId));
  texts.onDerived((textId, derived) => ground.textFacts.hear(textId, derived));
  return ground;
}

export interface Running {
  ground: OpenGround;
  url: string;
  port: number;
  /** Drains: refuses new work, commits what was accepted, closes. */
  stop(): Promise<void>;
}

/** Starts the whole product. @throws ConfigError when demo mode meets a database that is not a demonstration */
export async function start(config: Config, overrides: Overrides = {}): Promise<Running> {
  const warning = checkDemoMode(config);
  const ground = openGround(config, overrides);
  if (warning) ground.log.warn(warning);
  // A decision that a crash cut short: the facts hold it, the text does not yet.
  await putApproved(ground).catch((error: unknown) =>
    ground.log.error({ err: error }, "an approved change was not put in"),
  );
  const collab = openCollab(ground, ground.texts);
  const live = openLive(ground);
  const mail = startMail(ground);
  const unwatch = watchSessions(ground);
  const health: Health = { ready: false };
  const server = createServer();
  const metrics = createMetrics({ collab: () => collab.size, live: () => live.size });
  server.on("request", await createApp(ground, metrics, health, server));
  acceptUpgrades(server, ground, collab, live);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  if (config.origins.length === 0) config.origins.push(`http://localhost:${port}`, `http://127.0.0.1:${port}`);
  const code = await setUpCode(ground);
  if (code) ground.log.warn(`Первый вход: откройте ${config.origins[0]}/set-up и введите код установки ${code}`);
  const stopClocks = [signOffClock, digestClock].map((clock) => startClockwork(ground, clock));
  health.ready = true;
  for (const catchUp of [catchUpFacts, catchUpComments])
    catchUp(ground).catch((error: unknown) => ground.log.error({ err: error }, "what is derived was not made anew"));
  return {
    ground,
    port,
    url: config.origins[0]!,
    async stop() {
      health.ready = false;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      unwatch();
      collab.stop();
      live.stop();
      await Promise.race([
        closed,
        new Promise((resolve) => setTimeout(resolve, config.shutdownSeconds * 1000).unref()),
      ]);
      server.closeAllConnections();
      await Promise.all(stopClocks.map((stop) => stop()));
      await mail.stop();
      await ground.close();
    },
  };
}

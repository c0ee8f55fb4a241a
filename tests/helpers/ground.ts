/** A ground for tests: real SQLite in a temporary folder, a clock that is set by hand, everything else as in production. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { loadTemplate } from "../../content/templates/load.ts";
import type { Template } from "../../content/templates/format.ts";
import { readConfig, type Config } from "../../server/config.ts";
import { openFiles } from "../../server/db/files.ts";
import { openFacts } from "../../server/db/open.ts";
import { createAttempts } from "../../server/domain/limits.ts";
import { createPasswords } from "../../server/domain/passwords.ts";
import type { Clock, Ground } from "../../server/ground.ts";
import { createEvents, type LiveEvent } from "../../server/live/events.ts";
import { noTexts } from "../../server/ops/offline-ground.ts";
import { systemRandom } from "../../server/random.ts";

export interface TestClock extends Clock {
  /** Moves time forward. */
  advance(by: { minutes?: number; hours?: number; days?: number }): void;
}

export interface TestGround extends Ground {
  clock: TestClock;
  /** What has been announced so far, in order. */
  heard: LiveEvent[];
  /** Closes the database and removes the folder; done by itself when the test has finished. */
  close(): Promise<void>;
}

function testClock(): TestClock {
  let now = Date.parse("2026-03-02T09:00:00.000Z");
  return {
    now: () => new Date(now),
    advance({ minutes = 0, hours = 0, days = 0 }) {
      now += ((days * 24 + hours) * 60 + minutes) * 60_000;
    },
  };
}

/** The real templates, read when somebody asks for one. */
function lazyTemplates(): Map<string, Template> {
  const templates = new Map<string, Template>();
  const get = templates.get.bind(templates);
  templates.get = (key) => {
    if (key === "crm" && !templates.has(key)) templates.set(key, loadTemplate(path.resolve("content/templates/crm")));
    return get(key);
  };
  return templates;
}

/** Opens a ground. Call it inside a test, or in a hook and close it there. */
export async function openTestGround(config: Partial<Config> = {}): Promise<TestGround> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "svod-"));
  const facts = openFacts(path.join(dataDir, "facts.db"));
  const clock = testClock();
  const heard: LiveEvent[] = [];
  const failures: unknown[] = [];
  const events = createEvents((error) => failures.push(error));
  events.listen((event) => heard.push(event));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await facts.destroy();
    await rm(dataDir, { recursive: true, force: true });
    if (failures.length > 0) throw new AggregateError(failures, "a listener failed");
  };
  try {
    onTestFinished(close);
  } catch {
    // Opened in a hook: the hook closes it.
  }
  return {
    config: { ...readConfig({ SVOD_DATA: dataDir, SVOD_ORIGIN: "http://svod.test" }), ...config },
    log: pino({ level: "silent" }),
    facts,
    files: openFiles(path.join(dataDir, "files")),
    texts: noTexts,
    events,
    clock,
    random: systemRandom,
    templates: lazyTemplates(),
    attempts: createAttempts(clock),
    passwords: createPasswords(),
    heard,
    close,
  };
}

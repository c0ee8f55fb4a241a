/** A ground for tests: real SQLite in a temporary folder, a clock that is set by hand, everything else as in production. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { loadTemplate } from "../../content/templates/load.ts";
import type { Template } from "../../content/templates/format.ts";
import { formBook } from "../../content/templates/seed.ts";
import { openWording } from "../../content/wording/load.ts";
import { readConfig, type Config } from "../../server/config.ts";
import { openFiles } from "../../server/db/files.ts";
import { openFacts } from "../../server/db/open.ts";
import { createAttempts } from "../../server/domain/accounts/limits.ts";
import { createPasswords } from "../../server/domain/accounts/passwords.ts";
import { keepFacts } from "../../server/domain/document/text-facts.ts";
import type { Clock, Ground } from "../../server/ground.ts";
import { createEvents, type LiveEvent } from "../../server/live/events.ts";
import { createPersonColors } from "../../server/live/person-colors.ts";
import { systemRandom } from "../../server/random.ts";
import { openTexts, type Texts, type TextsOptions } from "../../server/texts/texts.ts";

export interface TestClock extends Clock {
  /** Moves time forward. */
  advance(by: { minutes?: number; hours?: number; days?: number }): void;
}

export interface TestGround extends Ground {
  clock: TestClock;
  /** The real texts and their worker; started by the first use, so that other tests stay fast. */
  texts: Texts;
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

let template: Template | undefined;

/** The real template, read from its files once: nobody changes it. */
const crm = () => (template ??= loadTemplate(path.resolve("content/templates/crm")));

/** The real templates, read when somebody asks for one. */
function lazyTemplates(): Map<string, Template> {
  const templates = new Map<string, Template>();
  const get = templates.get.bind(templates);
  templates.get = (key) => {
    if (key === "crm" && !templates.has(key)) templates.set(key, crm());
    return get(key);
  };
  return templates;
}

/** Texts that start when a method is first called. */
function lazyTexts(
  options: () => TextsOptions,
  begun: (texts: Texts) => void,
): { texts: Texts; stop(): Promise<void> } {
  let started: Texts | undefined;
  const texts = new Proxy({} as Texts, {
    get: (_, name: keyof Texts) => {
      // Whoever only asks whether it is a promise starts nothing.
      if ((name as string) === "then") return undefined;
      return (...args: unknown[]) => {
        if (!started) begun((started = openTexts(options())));
        return (started[name] as (...given: unknown[]) => unknown)(...args);
      };
    },
  });
  return { texts, stop: async () => started?.stop() };
}

/** Plain data and a finder without state: one for all grounds. */
let wording: TestGround["wording"] | undefined;

let migrated: Promise<Buffer> | undefined;

/** An empty facts.db in its newest shape, made once: two dozen migrations with their waits for the disk are slow. */
function emptyFacts(): Promise<Buffer> {
  return (migrated ??= (async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "svod-empty-"));
    const file = path.join(folder, "facts.db");
    const facts = openFacts(file);
    // Kysely closes only what was asked something, and only a closed database has all of itself in its file.
    await facts.selectFrom("accounts").select("id").execute();
    await facts.destroy();
    const bytes = await readFile(file);
    await rm(folder, { recursive: true, force: true });
    return bytes;
  })());
}

/** Opens a ground. Call it inside a test, or in a hook and close it there. */
export async function openTestGround(
  config: Partial<Config> = {},
  timing: Partial<TextsOptions> = {},
): Promise<TestGround> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "svod-"));
  await writeFile(path.join(dataDir, "facts.db"), await emptyFacts());
  const facts = openFacts(path.join(dataDir, "facts.db"));
  const clock = testClock();
  const log = pino({ level: "silent" });
  const { texts, stop } = lazyTexts(
    () => ({ dataDir, forms: formBook(new Map([["crm", crm()]])), log, ...timing }),
    (started) => started.onDerived((textId, derived) => ground.textFacts.hear(textId, derived)),
  );
  const heard: LiveEvent[] = [];
  const failures: unknown[] = [];
  const events = createEvents(clock.now(), (error) => failures.push(error));
  events.listen((event) => heard.push(event));
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await stop();
    await ground.textFacts.idle();
    await facts.destroy();
    await rm(dataDir, { recursive: true, force: true });
    if (failures.length > 0) throw new AggregateError(failures, "a listener failed");
  };
  try {
    onTestFinished(close);
  } catch {
    // Opened in a hook: the hook closes it.
  }
  const ground: TestGround = {
    config: { ...readConfig({ SVOD_DATA: dataDir, SVOD_ORIGIN: "http://svod.test" }), ...config },
    log,
    facts,
    files: openFiles(path.join(dataDir, "files")),
    texts,
    textFacts: keepFacts(() => ground),
    events,
    colors: createPersonColors(),
    clock,
    random: systemRandom,
    templates: lazyTemplates(),
    wording: (wording ??= openWording(path.resolve("content/wording"))),
    attempts: createAttempts(clock),
    passwords: createPasswords(),
    heard,
    close,
  };
  return ground;
}

/** A ground for commands run at the server's console: facts without live texts, beside a running server or without one. */
import path from "node:path";
import { pino } from "pino";
import { openWording } from "../../content/wording/load.ts";
import type { Config } from "../config.ts";
import { openFiles } from "../db/files.ts";
import { openFacts } from "../db/open.ts";
import { createAttempts } from "../domain/accounts/limits.ts";
import { createPasswords } from "../domain/accounts/passwords.ts";
import { keepFacts } from "../domain/document/text-facts.ts";
import type { TextsPort } from "../domain/texts.ts";
import type { Ground } from "../ground.ts";
import { createEvents } from "../live/events.ts";
import { createPersonColors } from "../live/person-colors.ts";
import { packageRoot } from "../package-root.ts";
import { systemRandom } from "../random.ts";

/** Live texts that nobody has started: any use of them is a mistake of the program. */
export const noTexts: TextsPort = new Proxy({} as TextsPort, {
  get: (_, name) => () => Promise.reject(new Error(`live texts are not started: ${String(name)}`)),
});

/** Opens facts.db of the data folder; whoever calls closes `facts`. */
export function openOfflineGround(config: Config): Ground {
  const log = pino({ level: config.logLevel }, process.stderr);
  const clock = { now: () => new Date() };
  const ground: Ground = {
    config,
    log,
    facts: openFacts(path.join(config.dataDir, "facts.db")),
    files: openFiles(path.join(config.dataDir, "files")),
    texts: noTexts,
    textFacts: keepFacts(() => ground),
    colors: createPersonColors(),
    events: createEvents(clock.now(), (error) => log.error({ err: error }, "a listener failed")),
    clock,
    random: systemRandom,
    templates: new Map(),
    wording: openWording(path.join(packageRoot, "content", "wording")),
    attempts: createAttempts(clock),
    passwords: createPasswords(),
  };
  return ground;
}

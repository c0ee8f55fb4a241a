/** What every command stands on; made once in index.ts and passed along, never a module-level singleton. */
import type { Logger } from "pino";
import type { Wordings } from "../content/wording/wording.ts";
import type { Matcher } from "../content/wording/matcher.ts";
import type { Template } from "../content/templates/format.ts";
import type { Config } from "./config.ts";
import type { Facts } from "./db/open.ts";
import type { FileStore } from "./db/files.ts";
import type { Attempts } from "./domain/accounts/limits.ts";
import type { Passwords } from "./domain/accounts/passwords.ts";
import type { FactsKeeper } from "./domain/document/text-facts.ts";
import type { TextsPort } from "./domain/texts.ts";
import type { Events } from "./live/events.ts";
import type { PersonColors } from "./live/person-colors.ts";
import type { Random } from "./random.ts";

export interface Clock {
  now(): Date;
}

export interface Ground {
  config: Config;
  log: Logger;
  facts: Facts;
  files: FileStore;
  texts: TextsPort;
  /** Writes down what follows from texts: one for the process, made by `keepFacts`. */
  textFacts: FactsKeeper;
  events: Events;
  colors: PersonColors;
  clock: Clock;
  random: Random;
  templates: Map<string, Template>;
  /** Vague words as content files tell of them, and what finds them. */
  wording: { book: Wordings; find: Matcher };
  /** Counts attempts to sign in: one for the process, made by `createAttempts(clock)`. */
  attempts: Attempts;
  /** The queue of password hashing: one for the process, made by `createPasswords()`. */
  passwords: Passwords;
}

/** How a command at the console ends: its words on stdout, or one sentence on stderr and exit code 1. */
import Database from "better-sqlite3";
import { ContentError } from "../../content/templates/load.ts";
import { ConfigError } from "../config.ts";
import { Refusal } from "../domain/refusal.ts";

/** Something the person at the console can act on, as one sentence. */
export class OpsError extends Error {}

/** What to print about a failure: one sentence where a person can act on it, the whole stack where we were wrong. */
export function explain(error: unknown): string {
  if (error instanceof Refusal) return error.sentence("en");
  if (error instanceof OpsError || error instanceof ConfigError || error instanceof ContentError) return error.message;
  if (error instanceof Database.SqliteError) return `the database refused: ${error.message} (${error.code})`;
  const { code, message } = error as NodeJS.ErrnoException;
  // Node's own errors of files and ports say what and where; anything else is a mistake of the program.
  if (code !== undefined && /^E[A-Z]+$|^ERR_PARSE_ARGS/.test(code)) return message;
  return error instanceof Error ? (error.stack ?? message) : String(error);
}

/** Runs a command and prints what it answers. */
export async function runCommand(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    // A server that could not start may have left its worker running.
    process.exit(1);
  }
}

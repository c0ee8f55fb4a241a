/** The mark of a demonstration database: its passwords are known to everybody, so it never mixes with real ones. */
import { existsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { ConfigError, type Config } from "../config.ts";
import { installationCommand } from "../domain/command.ts";
import type { Ground } from "../ground.ts";

const setting = "demo";

/** Marks a database that is being seeded. */
export function markDemo(ground: Ground): Promise<void> {
  return installationCommand(ground, "", async ({ q, journal }) => {
    await q.insertInto("settings").values({ name: setting, value: "1" }).execute();
    await journal({ kind: "demo.marked", about: "" });
  });
}

/** Does the folder hold a demonstration database? */
export function isDemo(dataDir: string): boolean {
  const file = path.join(dataDir, "facts.db");
  if (!existsSync(file)) return false;
  const sqlite = new Database(file, { fileMustExist: true });
  try {
    const settings = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'settings'").get();
    return settings !== undefined && sqlite.prepare("SELECT 1 FROM settings WHERE name = ?").get(setting) !== undefined;
  } finally {
    sqlite.close();
  }
}

/**
 * Compares the mode with the database before anything is opened.
 * @returns a warning when a demonstration database is served as a real one, or null
 * @throws ConfigError when demo mode is asked for another database
 */
export function checkDemoMode({ demo, dataDir }: Config): string | null {
  const marked = isDemo(dataDir);
  if (demo && !marked)
    throw new ConfigError(`SVOD_DEMO: ${dataDir} is not a demonstration database, so it is not served as one`);
  return marked && !demo ? `${dataDir} is a demonstration database: its passwords are known to everybody` : null;
}

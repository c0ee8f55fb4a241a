/** `npm run reset-password -- EMAIL`: prints a link by which the person sets a new password, and tells him by mail. */
import { existsSync } from "node:fs";
import path from "node:path";
import { readConfig, type Config } from "../config.ts";
import { printReset } from "../domain/accounts/password-changes.ts";
import { Refusal } from "../domain/refusal.ts";
import { openOfflineGround } from "./offline-ground.ts";

async function run(email: string | undefined, config: Config): Promise<string> {
  if (!email) throw new Error("usage: npm run reset-password -- EMAIL");
  if (!existsSync(path.join(config.dataDir, "facts.db"))) throw new Error(`there is no database in ${config.dataDir}`);
  const ground = openOfflineGround(config);
  try {
    const origin = config.origins[0] ?? `http://localhost:${config.port}`;
    return await printReset(ground, { email, origin });
  } catch (error) {
    throw error instanceof Refusal && error.code === "not-found" ? new Error(`nobody signs in as ${email}`) : error;
  } finally {
    await ground.facts.destroy();
  }
}

try {
  process.stdout.write(`${await run(process.argv[2], readConfig(process.env))}\n`);
} catch (error) {
  const said = error instanceof Refusal ? error.sentence("en") : error instanceof Error ? error.message : String(error);
  process.stderr.write(`${said}\n`);
  process.exitCode = 1;
}

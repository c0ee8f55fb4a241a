/** The first account of an empty installation: asked for behind a code that only the server's log shows. */
import { timingSafeEqual } from "node:crypto";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { sha256 } from "../../random.ts";
import { createAccount } from "./accounts.ts";
import { installationCommand } from "../command.ts";
import { email as checkEmail, limits, oneOf, requiredText } from "../fields.ts";
import { checkPassword } from "./passwords.ts";
import { Refusal } from "../refusal.ts";
import { openSession, type Client, type SignedIn } from "./sessions.ts";

const setting = "set-up-code-hash";
export const languages: readonly Language[] = ["ru", "en"];

/** Is there any account? */
export async function isSetUp(ground: Pick<Ground, "facts">): Promise<boolean> {
  return (await ground.facts.selectFrom("accounts").select("id").limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Makes the code for the first account, to be printed to the log; a restart makes a new one.
 * @returns null when the installation has an account
 */
export async function setUpCode(ground: Ground): Promise<string | null> {
  if (await isSetUp(ground)) return null;
  const code = ground.random.id();
  await installationCommand(ground, "", async ({ q, journal }) => {
    await q
      .insertInto("settings")
      .values({ name: setting, value: sha256(code) })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: sha256(code) }))
      .execute();
    await journal({ kind: "set-up.offered", about: "" });
  });
  return code;
}

/**
 * Makes the first account, which administers the installation and may create projects, and signs it in.
 * @throws Refusal already-set-up, wrong-set-up-code, required, too-long, bad-email, weak-password, too-many-attempts
 */
export async function setUp(
  ground: Ground,
  given: { code: string; personName: string; email: string; password: string; language: string } & Client,
): Promise<SignedIn> {
  ground.attempts.take([["set-up.address", given.address]]);
  await mustBeOffered(ground, given.code);
  const name = requiredText("personName", given.personName, limits.name);
  const email = checkEmail("email", given.email);
  const language = oneOf("language", given.language, languages);
  checkPassword(given.password);
  const passwordHash = await ground.passwords.hash(given.password);
  const id = ground.random.id();
  return installationCommand(ground, id, async (command) => {
    const first = await command.q.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
    if (first) throw new Refusal("already-set-up");
    const rights = { isAdmin: true, mayCreateProjects: true };
    const account = await createAccount(ground, command, { id, email, name, language, passwordHash, ...rights });
    await command.q.deleteFrom("settings").where("name", "=", setting).execute();
    return openSession(ground, command, account, given, "set-up");
  });
}

async function mustBeOffered(ground: Ground, code: string): Promise<void> {
  if (await isSetUp(ground)) throw new Refusal("already-set-up");
  const row = await ground.facts.selectFrom("settings").select("value").where("name", "=", setting).executeTakeFirst();
  const fits = row && timingSafeEqual(Buffer.from(row.value), Buffer.from(sha256(code.trim())));
  if (!fits) throw new Refusal("wrong-set-up-code", {}, "code");
}

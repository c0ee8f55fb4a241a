/** One's own profile: name, position, company, language, theme. */
import type { Accounts, Theme } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { accountCommand } from "./accounts.ts";
import type { Actor } from "../command.ts";
import { limits, oneOf, optionalText, requiredText } from "../fields.ts";
import { recordIdentity } from "../identities.ts";
import { languages } from "./set-up.ts";

export const themes: readonly Theme[] = ["system", "light", "dark"];

/** What is to change, as typed; what is left out stays. */
export interface ProfileFields {
  personName?: string;
  position?: string;
  company?: string;
  language?: string;
  theme?: string;
}

function checked(fields: ProfileFields): Partial<Accounts> {
  const { personName, position, company, language, theme } = fields;
  return {
    ...(personName !== undefined && { name: requiredText("personName", personName, limits.name) }),
    ...(position !== undefined && { position: optionalText("position", position, limits.position) }),
    ...(company !== undefined && { company: optionalText("company", company, limits.company) }),
    ...(language !== undefined && { language: oneOf("language", language, languages) }),
    ...(theme !== undefined && { theme: oneOf("theme", theme, themes) }),
  };
}

/**
 * Changes the profile. A new name or position is recorded as a new identity, whose hash goes to the journal (R12).
 * @throws Refusal required, too-long, invalid, signed-out
 */
export function changeProfile(ground: Ground, actor: Actor, fields: ProfileFields): Promise<Accounts> {
  return accountCommand(ground, actor, async ({ q, now, account, journal }) => {
    const change = checked(fields);
    const after = { ...account, ...change };
    const changed = (Object.keys(change) as (keyof Accounts)[]).filter((key) => after[key] !== account[key]);
    if (changed.length > 0) await q.updateTable("accounts").set(change).where("id", "=", account.id).execute();
    const renamed = changed.some((key) => key === "name" || key === "position" || key === "company");
    const identity = renamed ? await recordIdentity(ground, q, after, now) : "";
    await journal({ kind: "profile.changed", about: account.id, data: { fields: changed, identity } });
    return after;
  });
}

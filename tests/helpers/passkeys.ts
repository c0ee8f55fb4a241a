/** People with passkeys: each adds one of a device of his own, as the profile page does. */
import type { Actor } from "../../server/domain/command.ts";
import { addPasskey, beginPasskey, type PasskeyOverview } from "../../server/domain/accounts/passkeys.ts";
import { configureSignOff } from "../../server/domain/sign-off/settings.ts";
import { device, type Device } from "./authenticator.ts";
import type { TestGround } from "./ground.ts";

export const password = "корова лошадь скрепка";

export async function givePassword(ground: TestGround, who: Actor): Promise<void> {
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", who.accountId).execute();
}

/** Adds a passkey to an account, whose password is then the one above. */
export async function givePasskey(
  ground: TestGround,
  who: Actor,
  own: Device = device(),
): Promise<PasskeyOverview & { device: Device }> {
  await givePassword(ground, who);
  const name = "Телефон";
  const options = await beginPasskey(ground, who, { name, current: password });
  const added = await addPasskey(ground, who, { name, passkey: own.create(options) });
  return { ...added, device: own };
}

/** Lets a project take these ways of confirming. */
export function allow(ground: TestGround, manager: Actor, projectId: string, ...confirmations: string[]) {
  const terms = { deadlineDays: 5, defaultConsentDays: null, escalationDays: 2 };
  return configureSignOff(ground, manager, projectId, { ...terms, confirmations });
}

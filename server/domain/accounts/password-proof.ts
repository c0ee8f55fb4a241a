/** Before he changes how he proves who he is, a person says his password: a window left open is not enough. */
import type { Accounts } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal wrong-password (field current), too-many-attempts, busy */
export async function proveOwnPassword(
  ground: Ground,
  { email }: Pick<Accounts, "email">,
  passwordHash: string,
  current: string,
): Promise<void> {
  ground.attempts.take([["password.account", email]]);
  const fits = await ground.passwords.verify(passwordHash, current);
  if (!fits) throw new Refusal("wrong-password", {}, "current");
  ground.attempts.giveBack([["password.account", email]]);
}

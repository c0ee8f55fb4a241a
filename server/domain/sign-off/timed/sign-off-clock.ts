/** What time does to sign-off: consent by default, escalation, reminders, the owner's weekly letter. */
import type { Ground } from "../../../ground.ts";
import type { Clockwork } from "../../clockwork.ts";
import { consentByDefault } from "./default-consent.ts";
import { escalate } from "./escalation.ts";
import { sendReminders } from "./reminders.ts";
import { sendWeeklyLetters } from "./weekly-mail.ts";

/** Consent comes first: nobody is reminded of what is settled. */
const steps = [consentByDefault, escalate, sendReminders, sendWeeklyLetters];

/** Does everything whose hour has come. One step that fails does not keep the others. @throws AggregateError of failures */
export async function runDue(ground: Ground): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) await step(ground).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "what was due in sign-off was not all done");
}

/** Does so now and every few minutes. */
export const signOffClock: Clockwork = { name: "the clock of sign-off", every: 5 * 60_000, run: runDue };

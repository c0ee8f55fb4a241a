/** Days that pass over a project: its clock is set to mornings of Moscow, and what was due is done. */
import { dayAfter } from "../../../../server/domain/document/due-days.ts";
import { runDue } from "../../../../server/domain/sign-off/timed/sign-off-clock.ts";
import type { TestGround } from "../../../helpers/ground.ts";

/** Sets the clock forward to a moment. */
export function setClock(ground: TestGround, moment: string): void {
  const minutes = (Date.parse(moment) - ground.clock.now().getTime()) / 60_000;
  if (minutes < 0) throw new Error(`${moment} has passed`);
  ground.clock.advance({ minutes });
}

/** Half past nine in Moscow. */
export const morningOf = (day: string) => `${day}T06:30:00.000Z`;

/** Goes to the morning of a day and does what is due. */
export async function morning(ground: TestGround, day: string): Promise<void> {
  setClock(ground, morningOf(day));
  await runDue(ground);
}

/** Lives through the mornings of these days, both included. */
export async function mornings(ground: TestGround, from: string, to: string): Promise<void> {
  for (let day = from; day <= to; day = dayAfter(day, 1)) await morning(ground, day);
}

/** Letters whose subject has these words: to whom, on which day, what they say. */
export async function lettersAbout(ground: TestGround, words: string) {
  const rows = await ground.facts.selectFrom("outbox").selectAll().orderBy("createdAt").orderBy("id").execute();
  return rows
    .filter(({ subject }) => subject.includes(words))
    .map(({ recipient, subject, body, createdAt }) => ({ recipient, subject, body, day: createdAt.slice(0, 10) }));
}

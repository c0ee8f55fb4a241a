/** The letter to an approver whose signature somebody has entered from paper: he hears of it, and may take it back. */
import type { SignOffs } from "../../db/sign-off-schema.ts";
import type { Ground } from "../../ground.ts";
import { links } from "../../mail/letter.ts";
import { paperEnteredLetter } from "../../mail/sign-off-letters.ts";
import type { ProjectCommand } from "../command.ts";
import { post } from "../outbox.ts";
import type { Seat } from "./visas.ts";

export async function tellOfPaper(
  ground: Ground,
  command: ProjectCommand,
  { block }: Seat,
  { accountId, revisionId, decision }: SignOffs,
): Promise<void> {
  const { q, projectId, project, actorId } = command;
  const person = (id: string) =>
    q
      .selectFrom("accounts")
      .select(["name", "email", "language"])
      .where("accounts.id", "=", id)
      .executeTakeFirstOrThrow();
  const { number } = await q
    .selectFrom("revisions")
    .select("number")
    .where("projectId", "=", projectId)
    .where("id", "=", revisionId)
    .executeTakeFirstOrThrow();
  const letter = paperEnteredLetter(await person(accountId), {
    ...{
      project: project.name,
      block: block.title,
      revision: number,
      decision,
      enteredBy: (await person(actorId)).name,
    },
    link: links.signOff(ground.config.origins[0] ?? "", projectId, block.id),
  });
  await post(command, letter);
}

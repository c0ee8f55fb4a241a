/** The letter that each person of each company gets when something is published: one each, naming nobody else. */
import { flat, letter, type Letter, type To } from "../../../mail/letter.ts";
import type { Publications } from "../../../db/tender-schema.ts";
import type { ProjectCommand } from "../../command.ts";
import { post } from "../../outbox.ts";

/** Where the door stands. */
function doorLink(origin: string, projectId: string): string {
  return `${origin}/tender/${projectId}`;
}

/** Writes to everybody who may read, inside the command that publishes. */
export async function announcePublication(
  command: ProjectCommand,
  { number, name }: Pick<Publications, "number" | "name">,
  origin: string,
): Promise<void> {
  const { project } = command;
  for (const to of await readersOf(command))
    await post(
      command,
      publicationLetter(to, {
        ...{ project: project.name, customer: project.company, number, name },
        link: doorLink(origin, project.id),
      }),
    );
}

/** Living people of companies that take part. */
export function readersOf({ q, projectId }: Pick<ProjectCommand, "q" | "projectId">): Promise<To[]> {
  return q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .innerJoin("companies", (join) =>
      join.onRef("companies.projectId", "=", "members.projectId").onRef("companies.id", "=", "members.companyId"),
    )
    .select(["accounts.email", "accounts.language"])
    .where("members.projectId", "=", projectId)
    .where("members.role", "=", "integrator")
    .where("members.removedAt", "is", null)
    .where("companies.removedAt", "is", null)
    .where("accounts.deactivatedAt", "is", null)
    .orderBy("members.id")
    .execute();
}

function publicationLetter(
  to: To,
  given: { project: string; customer: string; number: number; name: string; link: string },
): Letter {
  const [project, customer, name] = [given.project, given.customer, given.name].map(flat);
  return letter(to, false, {
    ru: {
      subject: `ТЗ «${project}»: публикация № ${given.number}`,
      lines: [
        `${customer} опубликовала техническое задание «${project}»: публикация № ${given.number}, «${name}».`,
        "",
        "Прочитать её, увидеть изменения и задать вопрос можно здесь:",
        given.link,
      ],
    },
    en: {
      subject: `Specification “${project}”: publication No. ${given.number}`,
      lines: [
        `${customer} has published the requirements specification “${project}”: publication No. ${given.number}, “${name}”.`,
        "",
        "Read it, see what changed and ask a question here:",
        given.link,
      ],
    },
  });
}

/** An installation with one project of many requirements, spread over all its blocks. */
import type { DocNode } from "../../../content/schema/document.ts";
import { priorities } from "../../../content/schema/forms.ts";
import { readConfig } from "../../../server/config.ts";
import { createAccount } from "../../../server/domain/accounts/accounts.ts";
import { installationCommand } from "../../../server/domain/command.ts";
import { createProject } from "../../../server/domain/projects/project-seeding.ts";
import { getProject } from "../../../server/domain/projects/projects.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import { openGround } from "../../../server/index.ts";
import { requirementCard } from "../../helpers/requirements.ts";

export const credentials = { email: "manager@firm.example", password: "четыре простых слова" };

function card(number: number): DocNode {
  return requirementCard({
    uuid: `requirement-${number}`,
    priority: priorities[number % 4]!,
    statement: `CRM должна показывать в карточке сделки показатель ${number} не позже чем через 10 минут после обмена с 1С.`,
    ...(number % 5 > 0 && {
      criterion: `На ${number % 50} сделках из 50 значение совпало с отчётом за прошлый месяц.`,
    }),
    ...(number % 3 > 0 && { stage: `Этап ${number % 4}` }),
    addressee: ["интегратор", "продажи", "маркетинг"][number % 3]!,
    source: "Интервью 12 ноября, Алексей Громов",
  });
}

/** Fills an empty folder. @returns the id of the project */
export async function seedRequirements(dataDir: string, count: number): Promise<string> {
  const ground = openGround(readConfig({ SVOD_DATA: dataDir, LOG_LEVEL: "error" }));
  const passwordHash = await ground.passwords.hash(credentials.password);
  const { id: accountId } = await installationCommand(ground, "", (command) =>
    createAccount(ground, command, {
      ...{ id: ground.random.id(), email: credentials.email, name: "Руководитель", language: "ru" },
      ...{ passwordHash, mayCreateProjects: true },
    }),
  );
  const id = await createProject(
    ground,
    { accountId },
    {
      ...{ name: "Проект", company: "Фирма", kind: "switch", goal: "marketing", template: "crm", depth: "full" },
      ...{ language: "ru", timeZone: "Europe/Moscow" },
    },
  );
  const { sections } = await getProject(ground, { accountId }, id);
  const blocks = sections.flatMap((section) => section.blocks);
  for (const [at, { textId }] of blocks.entries()) {
    const from = Math.round((count * at) / blocks.length);
    const to = Math.round((count * (at + 1)) / blocks.length);
    const content = Array.from({ length: to - from }, (_, i) => card(from + i));
    await ground.texts.edit(textId, { type: "doc", content }, accountId);
    // Takes down what follows from the text as well; otherwise the server would do so while it is measured.
    await takeRevision(ground, id, textId, "asked", { accountId });
  }
  await ground.close();
  return id;
}

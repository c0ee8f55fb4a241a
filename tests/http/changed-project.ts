/** A project whose version 1.1 took up ЗИ-1, in the data folder of a ground; the built server opens a copy of it. */
import type { DocNode } from "../../content/schema/document.ts";
import { removeBlock } from "../../server/domain/document/blocks.ts";
import { openTestGround } from "../helpers/ground.ts";
import { project } from "../helpers/projects.ts";
import { requirementCard, writeRequirements, type Written } from "../helpers/requirements.ts";
import { applyChange, approveNext, signers } from "../helpers/versions.ts";

export const password = "вид с моста";

const cards = (...written: Written[]): DocNode => ({ type: "doc", content: written.map(requirementCard) });

/** @returns the data folder, the project and the manager's address; call it inside a test, whose end removes the folder */
export async function changedProject() {
  const ground = await openTestGround();
  const made = await project(ground, { template: "crm", depth: "short" });
  const who = await signers(ground, made);
  const [block, ...others] = (await made.now()).sections.flatMap(({ blocks }) => blocks);
  // What nobody has written cannot be agreed.
  for (const { id } of others) await removeBlock(ground, made.manager, made.id, id);
  const minutes = (count: number): Written => ({ uuid: "speed", statement: `Ответ клиенту не позже ${count} минут` });
  const kept: Written = { uuid: "report", statement: "Отчёт по воронке раз в неделю", source: "Интервью с РОП" };
  await writeRequirements(ground, made.manager, block!.textId, minutes(10), kept, { uuid: "fax", statement: "Факс" });
  await approveNext(ground, made, who);
  ground.clock.advance({ days: 8 });
  const changed = cards(minutes(15), kept, { uuid: "bot", statement: "Бот отвечает ночью" });
  await applyChange(
    ground,
    made,
    { [block!.id]: changed },
    {
      ...{ title: "Скорость ответа", cause: "law", rationale: "Новые правила обращений" },
      impact: { days: 3, money: 240_000, currency: "RUB" },
    },
  );
  ground.clock.advance({ days: 1 });
  await approveNext(ground, made, who);
  const passwordHash = await ground.passwords.hash(password);
  const { accountId, account } = made.manager;
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", accountId).execute();
  return { dataDir: ground.config.dataDir, projectId: made.id, email: account.email, block: block! };
}

/** A contractor in tests: a company that was chosen and a rival, a published block that is agreed, requests in one line. */
import { takeUp } from "../../server/domain/contractor/answering.ts";
import { askForChange, type AskedChange } from "../../server/domain/contractor/asking.ts";
import { chooseContractor } from "../../server/domain/contractor/choosing.ts";
import { askForEstimate } from "../../server/domain/contractor/inquiries.ts";
import { listContractorRequests } from "../../server/domain/contractor/reading.ts";
import { estimateChange } from "../../server/domain/changes/estimating.ts";
import { submitChange } from "../../server/domain/changes/submitting.ts";
import { requestOf } from "../../server/domain/changes/change-rows.ts";
import { readOutsideChanges } from "../../server/domain/tender/projection/contractor.ts";
import { readOutsidePublication } from "../../server/domain/tender/projection/door.ts";
import type { Actor } from "../../server/domain/command.ts";
import { changeStage, type ChangeStage } from "./changes.ts";
import type { TestGround } from "./ground.ts";
import { saying } from "./sign-off.ts";
import { integratorOf, publishNow, type Integrator } from "./tender.ts";

export interface ContractorStage extends ChangeStage {
  id: string;
  contractor: Integrator;
  rival: Integrator;
  /** The agreed block as somebody of a company knows it. */
  outside(who?: Actor): Promise<string>;
  ask(given?: Partial<AskedChange>, who?: Actor): Promise<void>;
  /** What the contractor sees. */
  seen(who?: Actor): ReturnType<typeof readOutsideChanges>;
  /** Asked, taken up and written: the number of the change request. */
  taken(words?: string): Promise<number>;
  /** The same submitted, and the contractor asked to estimate it. */
  inquired(words?: string): Promise<number>;
}

/** «Менеджер отвечает за 10 минут» is agreed and published, and the first of two companies is chosen. */
export async function contractorStage(ground: TestGround): Promise<ContractorStage> {
  const stage = await changeStage(ground);
  const { made, manager, editor, blockId } = stage;
  const { id } = made;
  const contractor = await integratorOf(ground, made, "ООО «Альфа»");
  const rival = await integratorOf(ground, made, "АО «Бета»");
  await stage.agree();
  await publishNow(ground, made);
  await chooseContractor(ground, manager, id, contractor.companyId);
  const title = (await made.now()).sections.flatMap(({ blocks }) => blocks).find((one) => one.id === blockId)!.title;
  const self: ContractorStage = {
    ...{ ...stage, id, contractor, rival },
    async outside(who = contractor) {
      const { sections } = await readOutsidePublication(ground, who, id, undefined, "ru");
      return sections.flatMap(({ blocks }) => blocks).find((block) => block.title === title)!.id;
    },
    async ask(given = {}, who = contractor) {
      const usual = {
        title: "Не 10 минут",
        rationale: "Телефония не успевает",
        words: "Менеджер отвечает за 15 минут",
      };
      await askForChange(ground, who, id, { block: await self.outside(), ...usual, ...given });
    },
    seen: (who = contractor) => readOutsideChanges(ground, who, id, "ru"),
    async taken(words = "Менеджер отвечает за 15 минут") {
      await self.ask();
      const [waiting] = await listContractorRequests(ground, manager, id);
      const { number } = await takeUp(ground, manager, id, waiting!.id);
      const { targets } = await requestOf(ground.facts, id, number);
      await ground.texts.edit(targets[0]!.textId, saying(words), editor.accountId);
      return number;
    },
    async submitted(number, impact = { days: 1, money: 0 }) {
      await submitChange(ground, manager, id, number);
      await estimateChange(ground, manager, id, number, impact);
    },
    async inquired(words) {
      const number = await self.taken(words);
      await self.submitted(number);
      await askForEstimate(ground, manager, id, number, { title: "Ответ за 15 минут", note: "Сколько это стоит?" });
      return number;
    },
  };
  return self;
}

/** Commands around the contractor for the test of all commands, and what has to be so before each of them. */
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { raiseChange } from "../../../server/domain/changes/raising.ts";
import { submitChange } from "../../../server/domain/changes/submitting.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { refuseRequest, takeUp } from "../../../server/domain/contractor/answering.ts";
import { askForChange, withdrawRequest } from "../../../server/domain/contractor/asking.ts";
import { chooseContractor, dismissContractor } from "../../../server/domain/contractor/choosing.ts";
import { askForEstimate, giveEstimate } from "../../../server/domain/contractor/inquiries.ts";
import type { Act } from "../../../server/domain/people.ts";
import { readOutsideChanges } from "../../../server/domain/tender/projection/contractor.ts";
import { outsideReader } from "../../../server/domain/tender/outside-reader.ts";
import type { TestGround } from "../../helpers/ground.ts";
import type { TestProject } from "../../helpers/projects.ts";
import { saying } from "../../helpers/sign-off.ts";
import { publishNow } from "../../helpers/tender.ts";

export interface Wish {
  /** The block as the contractor knows it, and his request that waits: inside and outside. */
  block: string;
  asked: string;
  askedOutside: string;
  /** A submitted change request, and an inquiry about another one, as the contractor knows it. */
  change: number;
  inquiry: string;
}

export const noWish: Wish = { block: "", asked: "", askedOutside: "", change: 0, inquiry: "" };

export const isOfContractor = (kind: string) => /^(contractor-request|estimate)\./.test(kind);

interface Stage {
  ground: TestGround;
  made: TestProject;
  id: string;
  /** A company without people. */
  company: string;
  /** A block in review. */
  submitted: string;
  wish: Wish;
}

const words = { title: "Иначе", rationale: "Так не построить" };

async function proposed({ ground, made, id, submitted }: Stage, text: string): Promise<number> {
  const { number } = await raiseChange(ground, made.manager, id, { title: text, blocks: [submitted] });
  const { targets } = await requestOf(ground.facts, id, number);
  await ground.texts.edit(targets[0]!.textId, saying(text), made.manager.accountId);
  await submitChange(ground, made.manager, id, number);
  return number;
}

/** The integrator's company is chosen, has asked for a change, and is asked to estimate another. */
export async function wishOf(stage: Stage, integrator: Actor): Promise<Wish> {
  const { ground, made, id, submitted } = stage;
  const { company, opaque } = await outsideReader(ground, integrator, id);
  await publishNow(ground, made);
  await chooseContractor(ground, made.manager, id, company.id);
  const block = opaque("block", submitted);
  await askForChange(ground, integrator, id, { ...words, block });
  const { id: asked } = await ground.facts.selectFrom("contractorRequests").select("id").executeTakeFirstOrThrow();
  const change = await proposed(stage, "Первое");
  await askForEstimate(ground, made.manager, id, await proposed(stage, "Второе"), { title: "Второе" });
  const seen = await readOutsideChanges(ground, integrator, id, "ru");
  return { block, asked, askedOutside: seen.own[0]!.id, change, inquiry: seen.asked[0]!.id };
}

type Command = [Act, string, (stage: Stage, actor: Actor) => Promise<unknown>];

export const contractorCommands: Command[] = [
  ["contractor.choose", "contractor.chosen", (s, a) => chooseContractor(s.ground, a, s.id, s.company)],
  [
    ...(["contractor.choose", "contractor.dismissed"] as const),
    async (s, a) => {
      await chooseContractor(s.ground, a, s.id, s.company);
      await dismissContractor(s.ground, a, s.id, s.company);
    },
  ],
  [
    ...(["contractor.act", "contractor-request.made"] as const),
    (s, a) => askForChange(s.ground, a, s.id, { ...words, block: s.wish.block }),
  ],
  [
    ...(["contractor.act", "contractor-request.withdrawn"] as const),
    (s, a) => withdrawRequest(s.ground, a, s.id, s.wish.askedOutside),
  ],
  ["contractor.answer", "contractor-request.taken", (s, a) => takeUp(s.ground, a, s.id, s.wish.asked)],
  ["contractor.answer", "contractor-request.refused", (s, a) => refuseRequest(s.ground, a, s.id, s.wish.asked, "Нет")],
  [
    ...(["contractor.answer", "estimate.asked"] as const),
    (s, a) => askForEstimate(s.ground, a, s.id, s.wish.change, { title: "Первое" }),
  ],
  [
    ...(["contractor.act", "estimate.given"] as const),
    (s, a) => giveEstimate(s.ground, a, s.id, s.wish.inquiry, { days: 1, money: 0 }),
  ],
];

/** Good requests for the endpoints of change control, and what has to be so before each of them is good. */
import { decideChange } from "../../server/domain/changes/deciding.ts";
import { estimateChange } from "../../server/domain/changes/estimating.ts";
import { addTarget } from "../../server/domain/changes/editing.ts";
import { raiseChange } from "../../server/domain/changes/raising.ts";
import { readChange } from "../../server/domain/changes/reading.ts";
import { readRebase } from "../../server/domain/changes/rebasing.ts";
import { submitChange } from "../../server/domain/changes/submitting.ts";
import { requestOf } from "../../server/domain/changes/change-rows.ts";
import { configureChanges } from "../../server/domain/changes/settings.ts";
import type { Actor } from "../../server/domain/command.ts";
import { nameApprover } from "../../server/domain/sign-off/approvers.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { submitBlock } from "../../server/domain/sign-off/rounds.ts";
import type { TestGround } from "../helpers/ground.ts";
import type { Person, TestProject } from "../helpers/projects.ts";
import { proved, saying } from "../helpers/sign-off.ts";
import { applyChange, approveNext, signers } from "../helpers/versions.ts";

/** A request by its number, a requirement of the project. */
export interface ChangeIds {
  g: string;
  u: string;
}

type Member = Person & { memberId: string };

interface Stage {
  ground: TestGround;
  made: TestProject;
  people: { approver: Member; owner: Member };
  ids: { p: string; b: string };
}

const password = "вид с моста";

/** Has a block agreed. */
async function agree({ ground, made, people, ids }: Stage, blockId: string): Promise<void> {
  const approvers = [{ memberId: people.approver.memberId, mandatory: true }];
  const { hash } = await submitBlock(ground, made.manager, ids.p, blockId, { approvers });
  await decide(ground, people.approver, ids.p, [{ blockId, hash, decision: "agreed" }], proved);
}

/** A request of somebody, its fork written. */
async function raised(stage: Stage, who: Actor, words = "Иначе"): Promise<number> {
  const { ground, ids } = stage;
  const { number } = await raiseChange(ground, who, ids.p, { title: "Иначе", blocks: [ids.b] });
  const { targets } = await requestOf(ground.facts, ids.p, number);
  await ground.texts.edit(targets[0]!.textId, saying(words), who.accountId);
  return number;
}

/** A request of somebody on the agreed block. */
async function written(stage: Stage, who: Actor) {
  await agree(stage, stage.ids.b);
  return { g: String(await raised(stage, who)) };
}

/** The same, of the manager: for whoever reads it. */
const there = (stage: Stage) => written(stage, stage.made.manager);

async function submitted(stage: Stage, who: Actor) {
  const { g } = await written(stage, who);
  await submitChange(stage.ground, who, stage.ids.p, Number(g));
  return { g };
}

/** A submitted request that waits for the decision of somebody alone. */
async function decidable(stage: Stage, who: Member) {
  const { ground, made, ids } = stage;
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", who.accountId).execute();
  await nameApprover(ground, made.manager, ids.p, { blockId: ids.b }, { memberId: who.memberId });
  const { g } = await submitted(stage, made.manager);
  await estimateChange(ground, made.manager, ids.p, Number(g), { days: 1, money: 0 });
  const { hash } = await readChange(ground, who, ids.p, Number(g));
  return { g, hash };
}

async function applied(stage: Stage) {
  const { ground, people, ids } = stage;
  const terms = { rule: "owner", currency: "RUB", days: null, money: null, share: null, sections: {} };
  await configureChanges(ground, people.owner, ids.p, terms);
  const { g, hash } = await decidable(stage, people.owner);
  await decideChange(ground, people.owner, ids.p, Number(g), { hash, verdict: "approve" }, proved);
  return { g };
}

/** A clarification of what somebody had signed, applied by the manager. */
async function clarified(stage: Stage, who: Member) {
  const { ground, made, people, ids } = stage;
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", who.accountId).execute();
  await agree({ ...stage, people: { ...people, approver: who } }, ids.b);
  const kind = "clarification";
  const { number } = await raiseChange(ground, made.manager, ids.p, { title: "Яснее", kind, blocks: [ids.b] });
  const { targets } = await requestOf(ground.facts, ids.p, number);
  // What it obliges to stays.
  const { doc } = await ground.texts.read(targets[0]!.textId);
  const clearer = { ...doc, content: [...(doc.content ?? []), ...saying("Яснее").content!] };
  await ground.texts.edit(targets[0]!.textId, clearer, made.manager.accountId);
  await submitChange(ground, made.manager, ids.p, number);
  const { hash } = await readChange(ground, made.manager, ids.p, number);
  await decideChange(ground, made.manager, ids.p, number, { hash, verdict: "approve" }, proved);
  return { g: String(number), hash: (await readChange(ground, who, ids.p, number)).hash };
}

/** The number of somebody's request whose block has changed since. */
async function moved(stage: Stage, who: Actor) {
  await agree(stage, stage.ids.b);
  const number = await raised(stage, who);
  const { ground, people, ids } = stage;
  const terms = { rule: "owner", currency: "RUB", days: null, money: null, share: null, sections: {} };
  await configureChanges(ground, people.owner, ids.p, terms);
  const other = await raised(stage, people.owner, "Совсем иначе");
  await submitChange(ground, people.owner, ids.p, other);
  await estimateChange(ground, people.owner, ids.p, other, { days: 0, money: 0 });
  const { hash } = await readChange(ground, people.owner, ids.p, other);
  await decideChange(ground, people.owner, ids.p, other, { hash, verdict: "approve" }, proved);
  const [block] = await readRebase(ground, who, ids.p, number);
  return { g: String(number), hash: block!.hash };
}

async function otherBlock({ made }: Stage): Promise<string> {
  return (await made.now()).sections.at(-1)!.blocks[0]!.id;
}

const one = "/projects/:p/changes/:g";

export const changePreparations = {
  "post /projects/:p/changes": async (stage: Stage) => (await agree(stage, stage.ids.b), {}),
  "post /projects/:p/changes/returns": async (stage: Stage) => {
    const { ground, made, ids } = stage;
    await approveNext(ground, made, await signers(ground, made));
    await applyChange(ground, made, { [ids.b]: saying("Совсем иначе") });
    return {};
  },
  [`get ${one}`]: there,
  [`patch ${one}`]: written,
  [`put ${one}/blocks/:b`]: async (stage: Stage, who: Actor) => {
    const made = await written(stage, who);
    const b = await otherBlock(stage);
    await agree(stage, b);
    return { ...made, b };
  },
  [`delete ${one}/blocks/:b`]: async (stage: Stage, who: Actor) => {
    const made = await written(stage, who);
    const b = await otherBlock(stage);
    await agree(stage, b);
    await addTarget(stage.ground, who, stage.ids.p, Number(made.g), b);
    return { ...made, b };
  },
  [`get ${one}/blocks/:b/redline`]: there,
  [`put ${one}/requirements/:u`]: written,
  [`delete ${one}/requirements/:u`]: async (stage: Stage, who: Actor) => {
    const made = await written(stage, who);
    const { ground, ids } = stage;
    const { request } = await requestOf(ground.facts, ids.p, Number(made.g));
    const row = { projectId: ids.p, requestId: request.id, uuid: "here", touch: "affected", found: "hand" } as const;
    await ground.facts.insertInto("changeRequirements").values(row).execute();
    return made;
  },
  [`put ${one}/impact`]: written,
  [`post ${one}/submission`]: written,
  [`post ${one}/return`]: submitted,
  [`post ${one}/cancellation`]: written,
  [`post ${one}/decisions`]: async (stage: Stage, who: Member) => decidable(stage, who),
  [`post ${one}/confirmations`]: clarified,
  [`post ${one}/closing`]: applied,
  [`get ${one}/rebase`]: there,
  [`post ${one}/rebase`]: moved,
};

interface Sampled extends ChangeIds {
  b: string;
  hash: string;
}

const terms = { rule: "majority", currency: "RUB", days: 40, money: "240000", share: 10, sections: {} };

export const changeSamples: Record<string, (ids: Sampled) => { body?: unknown }> = {
  "get /projects/:p/changes": () => ({}),
  "post /projects/:p/changes/returns": ({ b }) => ({ body: { version: "1.0", block: b } }),
  "post /projects/:p/changes": ({ b }) => ({ body: { title: "Другой срок", blocks: [b] } }),
  [`get ${one}`]: () => ({}),
  [`patch ${one}`]: () => ({ body: { title: "Точнее", cause: "law", rationale: "Новый закон" } }),
  [`put ${one}/blocks/:b`]: () => ({}),
  [`delete ${one}/blocks/:b`]: () => ({}),
  [`get ${one}/blocks/:b/redline`]: () => ({}),
  [`put ${one}/requirements/:u`]: () => ({}),
  [`delete ${one}/requirements/:u`]: () => ({}),
  [`put ${one}/impact`]: () => ({ body: { days: 3, money: "1500,50", currency: "RUB", risk: "Нет", stages: "1" } }),
  [`post ${one}/submission`]: () => ({}),
  [`post ${one}/return`]: () => ({}),
  [`post ${one}/cancellation`]: () => ({}),
  [`post ${one}/decisions`]: ({ hash }) => ({ body: { hash, verdict: "approve", confirmation: { password } } }),
  [`post ${one}/confirmations`]: ({ hash }) => ({ body: { hash, confirmation: { password } } }),
  [`post ${one}/closing`]: () => ({}),
  [`get ${one}/rebase`]: () => ({}),
  [`post ${one}/rebase`]: ({ b, hash }) => ({
    body: { choices: { [`${b}-0`]: "mine" }, seen: { [b]: hash } },
  }),
  "get /projects/:p/change-settings": () => ({}),
  "put /projects/:p/change-settings": () => ({ body: terms }),
};

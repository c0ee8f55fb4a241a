/** What the page of one change request reads: its words, its texts and what they change, who decides, and what follows. */
import { compareChange } from "../../../server/domain/changes/comparison.ts";
import { readChange } from "../../../server/domain/changes/reading.ts";
import { readRebase } from "../../../server/domain/changes/rebasing.ts";
import { readContractorSide } from "../../../server/domain/contractor/reading.ts";
import { readChangeTerms } from "../../../server/domain/changes/settings.ts";
import type { ShownDecision, ShownTarget, WholeChange } from "../../../server/domain/changes/shapes.ts";
import { readChangeNumber } from "../../../server/domain/changes/change-rows.ts";
import { askedRow } from "../../changes/asked-row.ts";
import { listRequirements } from "../../changes/requirements.ts";
import { moneyWords, shownLine } from "../../changes/budget-view.ts";
import { membersOfInside } from "../../changes/people.ts";
import { dayAndTime, type Calendar } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { readProofAsked } from "../../signing/proof.ts";
import { readTalk, readTalkThread } from "../../talk/shown-threads.ts";
import { showOf } from "../../talk/shows.ts";

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readChangePage(visit: SignedInVisit) {
  const { ground, actor, projectId, params, context } = visit;
  const project = await readProject(visit);
  const number = readChangeNumber(params.number);
  const change = await readChange(ground, actor, projectId, number);
  const { currency } = await readChangeTerms(ground, actor, projectId);
  const calendar = calendarOf(context, project.timeZone);
  const { language } = context;
  const { rights, targets, decisions, requirements, groups, insteadOf, resigned, over, hash } = change;
  const blocks = project.sections.flatMap((section) => section.blocks);
  return {
    ...{ rights, requirements, groups, insteadOf, resigned, over, hash, fields: fieldsOf(change) },
    words: wordsOf(change, calendar),
    texts: await textsOf(visit, change),
    keys: Object.fromEntries(blocks.map(({ id, key }) => [id, key])),
    decisions: decisions.map((decision) => decisionOf(decision, calendar)),
    budget: change.budget.map((line) => shownLine(line, currency, language)),
    conflicts: rights.rebase ? await readRebase(ground, actor, projectId, number) : [],
    proof: rights.decide || rights.confirm ? await readProofAsked(visit) : null,
    people: rights.edit ? await membersOfInside(visit) : [],
    more: rights.edit ? await offered(visit, change, blocks) : { blocks: [], requirements: [] },
    targets: targets.map(({ blockId, title }) => ({ blockId, title })),
    contractor: await contractorOf(visit, number, calendar),
    ...{ talk: await talkOf(visit, number), sendKey: ground.random.id() },
  };
}

/** What the contractor proposed and estimated. */
async function contractorOf({ ground, actor, projectId }: SignedInVisit, number: number, calendar: Calendar) {
  const { asked, inquiries, mayAsk } = await readContractorSide(ground, actor, projectId, number);
  return {
    asked: asked && askedRow(asked, calendar),
    inquiries: inquiries.map(({ askedAt, estimatedAt, ...inquiry }) => ({
      ...{
        ...inquiry,
        asked: dayAndTime(askedAt, calendar),
        estimated: estimatedAt && dayAndTime(estimatedAt, calendar),
      },
      moneyWords: inquiry.money === null ? "" : moneyWords(inquiry.money, inquiry.currency, calendar.language),
    })),
    mayAsk,
  };
}

/** Its discussions; the one that the address names is among them, whatever is shown. */
async function talkOf(visit: SignedInVisit, change: number) {
  const asked = new URL(visit.request.url).searchParams;
  const talk = await readTalk(visit, showOf(asked.get("show")), { change });
  const on = asked.get("thread");
  if (on === null || talk.threads.some(({ id }) => id === on)) return { ...talk, on };
  const named = await readTalkThread(visit, on).catch(() => undefined);
  return { ...talk, on, threads: named?.change === change ? [named, ...talk.threads] : talk.threads };
}

function fieldsOf(change: WholeChange) {
  const { number, kind, title, cause, channel, initiatorId, companyId, rationale, consequence, priority, state } =
    change;
  const { days, money, currency, risk, stages } = change;
  return {
    ...{ number, kind, title, cause, channel, initiatorId, rationale, consequence, priority, state },
    isOutside: companyId !== null,
    ...{ days, money, currency, risk, stages },
  };
}

function wordsOf(change: WholeChange, calendar: Calendar) {
  const at = (moment: string | null) => (moment === null ? "" : dayAndTime(moment, calendar));
  const { money, currency, initiator, raisedBy, estimatedBy } = change;
  return {
    ...{ initiator, raisedBy: raisedBy.name, raised: at(change.raisedAt), submitted: at(change.submittedAt) },
    ...{ decided: at(change.decidedAt), estimatedBy: estimatedBy?.name ?? "", estimated: at(change.estimatedAt) },
    money: money === null ? "" : moneyWords(money, currency, calendar.language),
  };
}

/** Each block's text: live while it is written, and what it changes. */
async function textsOf({ ground, actor, projectId, context }: SignedInVisit, change: WholeChange) {
  const { language } = context;
  const live = await ground.texts.html(
    change.targets.map(({ textId }) => textId),
    language,
  );
  const textOf = async (target: ShownTarget) => {
    const place = { number: change.number, blockId: target.blockId };
    const { changes, coarse, html } = await compareChange(ground, actor, projectId, place, { language });
    const { blockId, textId, title, baseNumber, appliedNumber, resultHash, isMoved } = target;
    return {
      ...{ blockId, textId, title, baseNumber, appliedNumber, resultHash, isMoved },
      epoch: live.get(textId)?.epoch ?? 1,
      view: { changes, coarse, html },
    };
  };
  return Promise.all(change.targets.map(textOf));
}

function decisionOf(
  { id, verdict, name, position, insteadOf, reason, conditions, counts, at }: ShownDecision,
  calendar: Calendar,
) {
  return { id, verdict, name, position, insteadOf, reason, conditions, counts, at: dayAndTime(at, calendar) };
}

type Block = { id: string; title: string; state: string };

/** Locked blocks and requirements that may still be added. */
async function offered({ ground, projectId }: SignedInVisit, change: WholeChange, blocks: readonly Block[]) {
  const there = new Set(change.targets.map(({ blockId }) => blockId));
  const touched = new Set(change.requirements.map(({ uuid }) => uuid));
  return {
    blocks: blocks
      .filter(({ id, state }) => state !== "draft" && !there.has(id))
      .map(({ id, title }) => ({ value: id, label: title })),
    requirements: (await listRequirements(ground, projectId)).filter(({ value }) => !touched.has(value)),
  };
}

export type ChangePage = Awaited<ReturnType<typeof readChangePage>>;

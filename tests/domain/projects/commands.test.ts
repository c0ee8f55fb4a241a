import { describe, expect, it } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { editChange } from "../../../server/domain/changes/editing.ts";
import { estimateChange } from "../../../server/domain/changes/estimating.ts";
import { raiseChange } from "../../../server/domain/changes/raising.ts";
import { configureChanges } from "../../../server/domain/changes/settings.ts";
import { cancelChange, returnChange, submitChange } from "../../../server/domain/changes/submitting.ts";
import { assignBlock, moveBlock, renameBlock, setNotRequired } from "../../../server/domain/document/block-changes.ts";
import { addBlock, removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { findMembership, type Actor } from "../../../server/domain/command.ts";
import { putWordsBack, replaceWords } from "../../../server/domain/finding/replacing.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { addMember, changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { may, roles, type Act } from "../../../server/domain/people.ts";
import { archiveProject, updateProject } from "../../../server/domain/projects/projects.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import {
  addSection,
  moveSection,
  removeSection,
  renameSection,
  restoreSection,
} from "../../../server/domain/document/sections.ts";
import { deleteComment, editComment, reply } from "../../../server/domain/discussion/comments.ts";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import { assignThread, reopenThread, resolveThread } from "../../../server/domain/discussion/settling.ts";
import { approveAnswer, publishAnswer } from "../../../server/domain/clarifications/answering.ts";
import { ask, withdraw } from "../../../server/domain/clarifications/asking.ts";
import { issueExpertLink, revokeExpertLink } from "../../../server/domain/clarifications/expert-links.ts";
import { recordMeeting } from "../../../server/domain/clarifications/meetings.ts";
import { readQuestions } from "../../../server/domain/clarifications/reading.ts";
import {
  assignQuestion,
  markChange,
  mergeQuestion,
  returnQuestion,
  sortQuestion,
} from "../../../server/domain/clarifications/sorting.ts";
import { outsideReader } from "../../../server/domain/tender/outside-reader.ts";
import { enterFromPaper, type Paper } from "../../../server/domain/sign-off/paper.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { configureSignOff } from "../../../server/domain/sign-off/settings.ts";
import { sendSigningCode } from "../../../server/domain/sign-off/signing-codes.ts";
import { changeSigningRules } from "../../../server/domain/sign-off/signing-rules.ts";
import { chooseSigning } from "../../../server/domain/sign-off/approver-choice.ts";
import { handRole } from "../../../server/domain/sign-off/approver-roles.ts";
import { changeApprover, nameApprover, removeApprover } from "../../../server/domain/sign-off/approvers.ts";
import { addCompanyPeople, inviteCompany, removeCompany } from "../../../server/domain/tender/companies.ts";
import { publish, readNextPublication } from "../../../server/domain/tender/publishing.ts";
import { markProgress } from "../../../server/domain/changes/progress/marking.ts";
import { configureTender } from "../../../server/domain/tender/settings.ts";
import { keepWord, takeWordBack } from "../../../server/domain/wording/keeping.ts";
import { configureWording } from "../../../server/domain/wording/settings.ts";
import { writeRequirements } from "../../helpers/requirements.ts";
import { saying } from "../../helpers/sign-off.ts";
import { issueConfirmationLink, revokeConfirmationLink } from "../../../server/domain/interviews/confirmation.ts";
import { markContradiction, resolveContradiction } from "../../../server/domain/interviews/contradictions.ts";
import { linkExcerpt, lookAtLink, unlinkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { quoteNotes, removeExcerpt, tagExcerpt } from "../../../server/domain/interviews/excerpts.ts";
import { changeGuide } from "../../../server/domain/interviews/guide.ts";
import { finishInterview, startInterview } from "../../../server/domain/interviews/holding.ts";
import { takeNameOut } from "../../../server/domain/interviews/naming.ts";
import { importTranscript } from "../../../server/domain/interviews/importing.ts";
import { cancelInterview, changeInterview, planInterview } from "../../../server/domain/interviews/planning.ts";
import {
  inviteRespondents,
  renewLink,
  withdrawLink,
} from "../../../server/domain/interviews/questionnaires/inviting.ts";
import {
  changeQuestionnaire,
  closeQuestionnaire,
  makeQuestionnaire,
} from "../../../server/domain/interviews/questionnaires/making.ts";
import { changeQuestions } from "../../../server/domain/interviews/questionnaires/questions.ts";
import { contractorCommands, isOfContractor, noWish, wishOf, type Wish } from "./contractor-commands.ts";
import { held, planned, quoted, respondentName, said } from "../../helpers/interviews.ts";
import { invited, questionnaire } from "../../helpers/questionnaires.ts";
import { pdf } from "../../helpers/papers.ts";
import { accept, publishNow, sending } from "../../helpers/tender.ts";
import type { TestGround } from "../../helpers/ground.ts";
import {
  everything,
  journalKinds,
  person,
  project,
  staff,
  projectGrounds,
  type Person,
  type TestProject,
} from "../../helpers/projects.ts";

const open = projectGrounds();

interface Stage {
  ground: TestGround;
  made: TestProject;
  /** The account of the integrator. */
  integrator: string;
  id: string;
  section: string;
  block: string;
  removedSection: string;
  removedBlock: string;
  memberId: string;
  newcomer: string;
  /** A company of the tender. */
  company: string;
  /** Somebody named for the block. */
  approver: string;
  /** Questions of a meeting: two that are open, one that is answered, one whose answer is approved; a link to the first. */
  questions: string[];
  hashes: string[];
  link: string;
  /** A discussion under way, and one that is resolved. */
  thread: string;
  resolved: string;
  /** An interview that is planned, one under way, one that was held and quoted; the quote and its suspect link. */
  planned: string;
  running: string;
  held: string;
  excerpt: string;
  evidence: string;
  /** Another quote, which contradicts a third one. */
  other: string;
  contradiction: string;
  /** A questionnaire that nobody has a link to yet, one that was handed out, and somebody who has a link to it. */
  draft: string;
  handed: string;
  respondent: string;
  /** A block in review, and what its approver has signed on paper. */
  submitted: string;
  paper: Paper;
  /** What stands between the group and the contractor. */
  wish: Wish;
}

const isOfInterviews = (kind: string) =>
  /^(interview|guide|transcript|excerpt|confirmation-link|contradiction)\./.test(kind);
const noInterview = { planned: "", running: "", held: "", excerpt: "", evidence: "", other: "", contradiction: "" };

/** @param kind of the entry that the command will journal: some need more than others */
async function setUp(kind: string) {
  const ground = await open();
  const made = await project(ground);
  const people = await staff(made);
  const { sections } = await made.now();
  const [purpose, goals, risks] = sections;
  await removeSection(ground, made.manager, made.id, risks!.id);
  await removeBlock(ground, made.manager, made.id, goals!.blocks[0]!.id);
  const named = { memberId: people.approver.memberId };
  const block = purpose!.blocks[0]!.id;
  const submitted = goals!.blocks[1]!.id;
  const approvers = [{ memberId: people.approver.memberId, mandatory: true }];
  await writeRequirements(ground, made.manager, goals!.blocks[1]!.textId, {
    uuid: "speed",
    statement: "Ответ за час, быстро",
  });
  const { hash } = await submitBlock(ground, made.manager, made.id, submitted, { approvers });
  const stage: Stage = {
    ...{ submitted, wish: noWish },
    paper: { memberId: people.approver.memberId, hash, decision: "agreed", file: pdf },
    ...{ made, integrator: people.integrator.accountId },
    ...{ ground, id: made.id, section: purpose!.id, block, removedSection: risks!.id },
    ...{ removedBlock: goals!.blocks[0]!.id, memberId: (await made.join("editor")).memberId },
    newcomer: (await person(ground)).account.email,
    company: (await inviteCompany(ground, made.manager, made.id, { name: "ООО «Альфа»", people: [], ...sending }))
      .companyId,
    approver: await nameApprover(ground, made.manager, made.id, { blockId: block }, named),
    ...{
      thread: "",
      resolved: "",
      ...(await speak(ground, made)),
      ...(isOfInterviews(kind) ? await interview(ground, made) : noInterview),
      ...(kind.startsWith("questionnaire.") ? await questionnaires(ground, made) : noQuestionnaire),
    },
  };
  await letIn(ground, made, people.integrator);
  if (isOfContractor(kind)) stage.wish = await wishOf(stage, people.integrator);
  for (const name of ["thread", "resolved"] as const) stage[name] = (await begin(stage, made.manager)).threadId;
  await resolveThread(ground, made.manager, made.id, stage.resolved);
  return { stage, people };
}

/** Interviews as far as each has come. */
async function interview(
  ground: TestGround,
  made: TestProject,
): Promise<Pick<Stage, "planned" | "running" | "held" | "excerpt" | "evidence" | "other" | "contradiction">> {
  const { id, manager } = made;
  const { id: first } = await planned(ground, made);
  const { id: running } = await planned(ground, made);
  const text = await startInterview(ground, manager, id, running);
  await ground.texts.edit(text, { type: "doc", content: [said("Да.")] }, manager.accountId);
  const talk = await held(ground, made, ["Остаток утренний."]);
  const { id: excerpt } = await quoted(ground, made, talk.interview.id, "Остаток утренний");
  const evidence = await linkExcerpt(ground, manager, id, excerpt, { blockId: talk.blockId });
  await ground.facts.updateTable("excerptLinks").set({ suspectAt: "2026-03-02" }).where("id", "=", evidence).execute();
  const [other, third] = [
    await quoted(ground, made, talk.interview.id, "утренний"),
    await quoted(ground, made, talk.interview.id, "Остаток"),
  ];
  const contradiction = await markContradiction(ground, manager, id, { first: other.id, second: third.id });
  const interviews = { planned: first, running, held: talk.interview.id };
  return { ...interviews, excerpt, evidence, other: other.id, contradiction };
}

const noQuestionnaire = { draft: "", handed: "", respondent: "" };

async function questionnaires(
  ground: TestGround,
  made: TestProject,
): Promise<Pick<Stage, "draft" | "handed" | "respondent">> {
  const { id: draft } = await questionnaire(ground, made);
  const { id: handed } = await questionnaire(ground, made);
  const [link] = await invited(ground, made, handed);
  return { draft, handed, respondent: link!.id };
}

const newQuestionnaire = { title: "Остатки", role: "it", closesOn: "2026-03-09" };

async function sendAndRevoke({ ground, id, held }: Stage, actor: Actor): Promise<void> {
  await issueConfirmationLink(ground, actor, id, held, "http://svod.test");
  await revokeConfirmationLink(ground, actor, id, held);
}

const spoken = { title: "Установочная", heldOn: "2026-03-02", attendees: "", questions: [{ question: "Кто?" }] };
const outsideExpert = { name: "Подрядчик", email: "expert@erp.example", origin: "http://svod.test" };

const changeTerms = { rule: "majority", currency: "RUB", days: 40, money: null, share: null, sections: {} };

/** A request on the block in review. @returns its number */
async function propose({ ground, id, submitted }: Stage, actor: Actor): Promise<number> {
  return (await raiseChange(ground, actor, id, { title: "Иначе", blocks: [submitted] })).number;
}

/** The same, written and submitted. */
async function submitProposed(stage: Stage, actor: Actor): Promise<number> {
  const { ground, id } = stage;
  const number = await propose(stage, actor);
  const { targets } = await requestOf(ground.facts, id, number);
  await ground.texts.edit(targets[0]!.textId, saying("Иначе"), actor.accountId);
  await submitChange(ground, actor, id, number);
  return number;
}

/** Questions asked at a meeting, as far as each has come. */
async function speak(
  ground: TestGround,
  { id, manager }: TestProject,
): Promise<Pick<Stage, "questions" | "hashes" | "link">> {
  const questions = ["Кто?", "Где?"].map((question) => ({ question }));
  const answered = ["Когда?", "Сколько?"].map((question) => ({ question, answer: "Так." }));
  await recordMeeting(ground, manager, id, { ...spoken, questions: [...questions, ...answered] });
  const all = await readQuestions(ground, manager, id);
  const { id: approved, hash } = all[3]!;
  await approveAnswer(ground, manager, id, approved, hash);
  const link = await issueExpertLink(ground, manager, id, all[0]!.id, outsideExpert);
  return { questions: all.map((question) => question.id), hashes: all.map((question) => question.hash), link: link.id };
}

/** Lets an integrator through the door. */
async function letIn(ground: TestGround, made: TestProject, integrator: Person): Promise<void> {
  const people = [{ email: integrator.account.email }];
  await inviteCompany(ground, made.manager, made.id, { name: "Линия", people, ...sending });
  await accept(ground, made, integrator);
}

/** Asks about what is published for whoever may read it. */
async function askSomething({ ground, id, made, integrator }: Stage, actor: Actor) {
  if (actor.accountId === integrator) await publishNow(ground, made);
  return ask(ground, actor, id, { text: "Зачем?" });
}

async function askAndWithdraw(stage: Stage, actor: Actor): Promise<void> {
  const { ground, id } = stage;
  const { id: question } = await askSomething(stage, actor);
  const { opaque } = await outsideReader(ground, actor, id);
  await withdraw(ground, actor, id, opaque("question", question));
}

/** Journal entries speak of people by id only (R12). */
async function mustNameNobody({ ground }: Stage, people: Person[]): Promise<void> {
  const told = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
  for (const { account } of people) {
    expect(told).not.toContain(account.name);
    expect(told).not.toContain(account.email);
  }
}

/** The vague word of the requirement in the submitted block. */
const vague = { marker: "ru/fast", sentence: "ответ за час быстро", reason: "Замер в критерии" };
const keepVague = ({ ground, id }: Stage, actor: Actor) => keepWord(ground, actor, id, "ТЗ-GOA-001", vague);

const delivered = { stage: "delivered", day: "2026-03-02" };
const signOffChoice = { confirmations: ["code"], deadlineDays: 3, defaultConsentDays: 4, escalationDays: 1 };
const signingRules = { body: "Подписывает согласующий.", orderNumber: "17-п", orderDate: "2026-02-16" };

/** Writes something as the manager, and replaces it as somebody. */
async function replaceIn({ ground, id, block, made }: Stage, actor: Actor) {
  const { textId } = await ground.facts
    .selectFrom("blocks")
    .select("textId")
    .where("id", "=", block)
    .executeTakeFirstOrThrow();
  if (may((await findMembership(ground.facts, id, actor.accountId))?.role ?? "integrator", "text.replace"))
    await ground.texts.edit(textId, saying("Сделка"), made.manager.accountId);
  const { version } = await ground.texts.read(textId);
  const wanted = { words: "сделка", matchCase: false, wholeWords: false };
  return replaceWords(ground, actor, id, { ...wanted, by: "заявка", blocks: [{ id: block, version }] });
}

function begin({ ground, id, block }: Stage, actor: Actor) {
  return openThread(ground, actor, id, { blockId: block, place: { kind: "block" }, body: "Когда?" });
}

/** Does something to a comment of one's own: said now, if one may speak at all. */
async function ofOwn(stage: Stage, actor: Actor, work: (thread: string, comment: string) => Promise<unknown>) {
  const own = await begin(stage, actor);
  return work(own.threadId, own.id);
}

async function publishLiving({ ground, id }: Stage, actor: Actor): Promise<unknown> {
  const { digest } = await readNextPublication(ground, actor, id, "living");
  return publish(ground, actor, id, { name: "ТЗ на тендер", source: "living", digest, origin: sending.origin });
}

type Run = (stage: Stage, actor: Actor) => Promise<unknown>;

/** Every command of a project: the row of the policy it rests on, the entry it journals, how it is run. */
const commands: [Act, string, Run][] = [
  ["project.change", "project.changed", (s, a) => updateProject(s.ground, a, s.id, { name: "Иначе" })],
  ["project.change", "project.archived", (s, a) => archiveProject(s.ground, a, s.id)],
  ["section.change", "section.added", (s, a) => addSection(s.ground, a, s.id, "Новый")],
  ["section.change", "section.renamed", (s, a) => renameSection(s.ground, a, s.id, s.section, "Иначе")],
  ["section.change", "section.moved", (s, a) => moveSection(s.ground, a, s.id, s.section, 1)],
  ["section.change", "section.removed", (s, a) => removeSection(s.ground, a, s.id, s.section)],
  ["section.change", "section.restored", (s, a) => restoreSection(s.ground, a, s.id, s.removedSection)],
  ["block.add", "block.added", (s, a) => addBlock(s.ground, a, s.id, s.section, { title: "Новый" })],
  ["block.change", "block.renamed", (s, a) => renameBlock(s.ground, a, s.id, s.block, "Иначе")],
  ["block.change", "block.moved", (s, a) => moveBlock(s.ground, a, s.id, s.block, { position: 1 })],
  ["block.change", "block.not-required", (s, a) => setNotRequired(s.ground, a, s.id, s.block, "Не нужно")],
  ["block.assign", "block.assigned", (s, a) => assignBlock(s.ground, a, s.id, s.block, { due: "2026-12-01" })],
  ["progress.mark", "requirement.progressed", (s, a) => markProgress(s.ground, a, s.id, "ТЗ-GOA-001", delivered)],
  ["wording.keep", "wording.kept", keepVague],
  [
    ...(["wording.keep", "wording.taken-back"] as const),
    async (s, a) => takeWordBack(s.ground, a, s.id, (await keepVague(s, a)).id),
  ],
  [
    ...(["wording.configure", "wording.configured"] as const),
    (s, a) => configureWording(s.ground, a, s.id, { off: true, markersOff: [] }),
  ],
  ["block.remove", "block.removed", (s, a) => removeBlock(s.ground, a, s.id, s.block)],
  ["block.remove", "block.restored", (s, a) => restoreBlock(s.ground, a, s.id, s.removedBlock)],
  [
    ...(["approver.change", "approver.named"] as const),
    (s, a) => nameApprover(s.ground, a, s.id, { sectionId: s.section }, { memberId: s.memberId }),
  ],
  ["approver.change", "approver.changed", (s, a) => changeApprover(s.ground, a, s.id, s.approver, { step: 2 })],
  ["approver.change", "approver.removed", (s, a) => removeApprover(s.ground, a, s.id, s.approver)],
  [
    ...(["approver.change", "approver.named"] as const),
    (s, a) => chooseSigning(s.ground, a, s.id, { blockId: s.block }, s.memberId, "advisory"),
  ],
  [
    ...(["approver.change", "approver.changed"] as const),
    (s, a) => handRole(s.ground, a, s.id, "sales-head", { memberId: s.memberId, insteadOf: null }),
  ],
  ["member.change", "member.added", (s, a) => addMember(s.ground, a, s.id, { email: s.newcomer, role: "editor" })],
  ["member.change", "member.changed", (s, a) => changeMember(s.ground, a, s.id, s.memberId, { role: "approver" })],
  ["member.change", "member.removed", (s, a) => removeMember(s.ground, a, s.id, s.memberId)],
  ["sign-off.configure", "sign-off.configured", (s, a) => configureSignOff(s.ground, a, s.id, signOffChoice)],
  ["sign-off.configure", "signing-rules.changed", (s, a) => changeSigningRules(s.ground, a, s.id, signingRules)],
  [
    ...(["tender.lead", "company.invited"] as const),
    (s, a) =>
      inviteCompany(s.ground, a, s.id, { name: "АО «Бета»", people: [{ email: "b@beta.example" }], ...sending }),
  ],
  [
    ...(["tender.lead", "invitation.issued"] as const),
    (s, a) => addCompanyPeople(s.ground, a, s.id, s.company, { people: [{ email: "a@alfa.example" }], ...sending }),
  ],
  ["tender.lead", "company.removed", (s, a) => removeCompany(s.ground, a, s.id, s.company)],
  ["tender.lead", "tender.configured", (s, a) => configureTender(s.ground, a, s.id, { secrecy: "ДСП" })],
  ["tender.lead", "publication.made", publishLiving],
  ["thread.comment", "thread.opened", (s, a) => begin(s, a)],
  ["thread.comment", "thread.replied", (s, a) => reply(s.ground, a, s.id, s.thread, { body: "Согласен" })],
  ["thread.comment", "thread.resolved", (s, a) => resolveThread(s.ground, a, s.id, s.thread)],
  ["thread.comment", "thread.reopened", (s, a) => reopenThread(s.ground, a, s.id, s.resolved)],
  [
    ...(["thread.assign", "thread.assigned"] as const),
    (s, a) => assignThread(s.ground, a, s.id, s.thread, { memberId: s.memberId, due: "2026-12-01" }),
  ],
  [
    ...(["thread.comment", "comment.edited"] as const),
    (s, a) => ofOwn(s, a, (thread, own) => editComment(s.ground, a, s.id, thread, own, { body: "Иначе" })),
  ],
  [
    ...(["thread.comment", "comment.deleted"] as const),
    (s, a) => ofOwn(s, a, (thread, own) => deleteComment(s.ground, a, s.id, thread, own)),
  ],
  ...contractorCommands,
  ["clarification.ask", "clarification.asked", askSomething],
  ["clarification.ask", "clarification.withdrawn", askAndWithdraw],
  [
    ...(["clarification.lead", "clarification.sorted"] as const),
    (s, a) => sortQuestion(s.ground, a, s.id, s.questions[0]!, { wording: "Иначе?" }),
  ],
  [
    ...(["clarification.lead", "clarification.assigned"] as const),
    (s, a) => assignQuestion(s.ground, a, s.id, s.questions[0]!, { memberId: s.memberId }),
  ],
  [
    ...(["clarification.lead", "clarification.linked"] as const),
    (s, a) => markChange(s.ground, a, s.id, s.questions[0]!, { changesSpec: true, threadId: s.thread }),
  ],
  [
    ...(["clarification.lead", "clarification.returned"] as const),
    (s, a) => returnQuestion(s.ground, a, s.id, s.questions[2]!),
  ],
  [
    ...(["clarification.lead", "clarification.merged"] as const),
    (s, a) => mergeQuestion(s.ground, a, s.id, s.questions[0]!, s.questions[1]!),
  ],
  [
    ...(["clarification.lead", "clarification.approved"] as const),
    (s, a) => approveAnswer(s.ground, a, s.id, s.questions[2]!, s.hashes[2]!),
  ],
  [
    ...(["clarification.lead", "clarification.published"] as const),
    (s, a) => publishAnswer(s.ground, a, s.id, s.questions[3]!, s.hashes[3]!),
  ],
  ["clarification.lead", "meeting.recorded", (s, a) => recordMeeting(s.ground, a, s.id, spoken)],
  [
    ...(["clarification.lead", "expert-link.issued"] as const),
    (s, a) => issueExpertLink(s.ground, a, s.id, s.questions[1]!, outsideExpert),
  ],
  [
    ...(["clarification.lead", "expert-link.revoked"] as const),
    (s, a) => revokeExpertLink(s.ground, a, s.id, s.questions[0]!, s.link),
  ],
  [
    ...(["interview.conduct", "interview.planned"] as const),
    (s, a) => planInterview(s.ground, a, s.id, { role: "it", blocks: [s.block] }),
  ],
  [
    ...(["interview.conduct", "interview.changed"] as const),
    (s, a) => changeInterview(s.ground, a, s.id, s.held, { consent: "none" }),
  ],
  ["interview.conduct", "interview.cancelled", (s, a) => cancelInterview(s.ground, a, s.id, s.planned)],
  [
    ...(["interview.conduct", "guide.changed"] as const),
    (s, a) => changeGuide(s.ground, a, s.id, s.planned, [{ question: "Что раздражает?" }]),
  ],
  ["interview.conduct", "interview.started", (s, a) => startInterview(s.ground, a, s.id, s.planned)],
  ["interview.conduct", "interview.finished", (s, a) => finishInterview(s.ground, a, s.id, s.running)],
  [
    ...(["interview.conduct", "transcript.imported"] as const),
    (s, a) => importTranscript(s.ground, a, s.id, s.running, Buffer.from("Ольга: Да.")),
  ],
  [
    ...(["interview.conduct", "interview.name-taken-out"] as const),
    async (s, a) => {
      const { textId } = await s.ground.facts
        .selectFrom("interviews")
        .select("textId")
        .where("id", "=", s.running)
        .executeTakeFirstOrThrow();
      await s.ground.texts.edit(textId!, { type: "doc", content: [said(respondentName)] }, a.accountId);
      return takeNameOut(s.ground, a, s.id, s.running);
    },
  ],
  ["interview.conduct", "excerpt.made", (s, a) => quoteNotes(s.ground, a, s.id, s.held, { quote: "утренний" })],
  ["interview.conduct", "excerpt.tagged", (s, a) => tagExcerpt(s.ground, a, s.id, s.excerpt, ["склад"])],
  ["interview.conduct", "excerpt.removed", (s, a) => removeExcerpt(s.ground, a, s.id, s.excerpt)],
  [
    ...(["interview.conduct", "excerpt.linked"] as const),
    (s, a) => linkExcerpt(s.ground, a, s.id, s.excerpt, { blockId: s.submitted }),
  ],
  ["interview.conduct", "excerpt.unlinked", (s, a) => unlinkExcerpt(s.ground, a, s.id, s.evidence)],
  ["interview.conduct", "excerpt.looked-at", (s, a) => lookAtLink(s.ground, a, s.id, s.evidence)],
  [
    ...(["interview.conduct", "confirmation-link.issued"] as const),
    (s, a) => issueConfirmationLink(s.ground, a, s.id, s.held, "http://svod.test"),
  ],
  ["interview.conduct", "confirmation-link.revoked", sendAndRevoke],
  [
    ...(["interview.conduct", "contradiction.marked"] as const),
    (s, a) => markContradiction(s.ground, a, s.id, { first: s.excerpt, second: s.other }),
  ],
  [
    ...(["interview.conduct", "contradiction.resolved"] as const),
    (s, a) => resolveContradiction(s.ground, a, s.id, s.contradiction, "Верно первое."),
  ],
  [
    ...(["interview.conduct", "questionnaire.made"] as const),
    (s, a) => makeQuestionnaire(s.ground, a, s.id, { ...newQuestionnaire, blocks: [s.block] }),
  ],
  [
    ...(["interview.conduct", "questionnaire.composed"] as const),
    (s, a) => changeQuestions(s.ground, a, s.id, s.draft, [{ question: "Что раздражает?" }]),
  ],
  [
    ...(["interview.conduct", "questionnaire.changed"] as const),
    (s, a) => changeQuestionnaire(s.ground, a, s.id, s.handed, { closesOn: "2026-03-30" }),
  ],
  [
    ...(["interview.conduct", "questionnaire.sent"] as const),
    (s, a) => inviteRespondents(s.ground, a, s.id, s.draft, { lines: "Седова Ольга", origin: "http://svod.test" }),
  ],
  [
    ...(["interview.conduct", "questionnaire.renewed"] as const),
    (s, a) => renewLink(s.ground, a, s.id, s.handed, { respondentId: s.respondent, origin: "http://svod.test" }),
  ],
  [
    ...(["interview.conduct", "questionnaire.withdrawn"] as const),
    (s, a) => withdrawLink(s.ground, a, s.id, s.handed, s.respondent),
  ],
  ["interview.conduct", "questionnaire.closed", (s, a) => closeQuestionnaire(s.ground, a, s.id, s.handed)],
  ["sign-off.enter-from-paper", "sign-off.given", (s, a) => enterFromPaper(s.ground, a, s.id, s.submitted, s.paper)],
  ["change.write", "change.raised", (s, a) => propose(s, a)],
  [
    "change.write",
    "change.edited",
    async (s, a) => editChange(s.ground, a, s.id, await propose(s, a), { cause: "law" }),
  ],
  ["change.write", "change.submitted", (s, a) => submitProposed(s, a)],
  [
    ...(["change.write", "change.returned"] as const),
    async (s, a) => returnChange(s.ground, a, s.id, await submitProposed(s, a)),
  ],
  ["change.write", "change.cancelled", async (s, a) => cancelChange(s.ground, a, s.id, await propose(s, a))],
  [
    ...(["change.write", "change.estimated"] as const),
    async (s, a) => estimateChange(s.ground, a, s.id, await propose(s, a), { days: 1, money: 0 }),
  ],
  ["change.configure", "change-control.configured", (s, a) => configureChanges(s.ground, a, s.id, changeTerms)],
  ["text.replace", "text.replaced", (s, a) => replaceIn(s, a)],
  [
    ...(["text.replace", "text.put-back"] as const),
    async (s, a) => putWordsBack(s.ground, a, s.id, (await replaceIn(s, a)).replaced),
  ],
  ["sign-off.give", "signing-code.sent", (s, a) => sendSigningCode(s.ground, a, s.id, { blocks: [s.block] })],
];

describe.each(commands)("by %s, the command that journals %s", (act, kind, run) => {
  it("is let through for the roles of its policy row, journalled once, without names (R12), and announced", async () => {
    for (const role of roles.filter((each) => may(each, act))) {
      const { stage, people } = await setUp(kind);
      const before = await journalKinds(stage.ground, stage.id);
      stage.ground.heard.length = 0;
      await run(stage, people[role]);
      const after = (await journalKinds(stage.ground, stage.id)).slice(before.length);
      expect(after.filter((each) => each === kind)).toHaveLength(1);
      expect(stage.ground.heard.length).toBeGreaterThan(0);
      expect(await verifyJournal(stage.ground.facts)).toEqual([]);
      await mustNameNobody(stage, Object.values(people));
    }
  });

  it("is refused for all others, strangers included, and then changes and announces nothing (R11)", async () => {
    const { stage, people } = await setUp(kind);
    const before = await everything(stage.ground);
    stage.ground.heard.length = 0;
    const others = roles.filter((each) => !may(each, act)).map((role) => ({ role, actor: people[role] as Actor }));
    for (const { role, actor } of others) {
      const code = role === "integrator" || role === "contractor" ? "not-found" : "not-allowed";
      await expect(run(stage, actor), role).rejects.toThrow(new Refusal(code));
    }
    await expect(run(stage, { accountId: "stranger" })).rejects.toThrow(new Refusal("not-found"));
    expect(await everything(stage.ground)).toEqual(before);
    expect(stage.ground.heard).toEqual([]);
  });
});

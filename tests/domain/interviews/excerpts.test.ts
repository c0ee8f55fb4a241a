/** Quotes: taken from notes, linked to what they are evidence for, suspect when the notes change under them. */
import { describe, expect, it } from "vitest";
import {
  confirmNotes,
  issueConfirmationLink,
  readConfirmation,
} from "../../../server/domain/interviews/confirmation.ts";
import { readEvidence } from "../../../server/domain/interviews/evidence.ts";
import { linkExcerpt, lookAtLink, unlinkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { listExcerpts } from "../../../server/domain/interviews/excerpt-views.ts";
import { removeExcerpt, tagExcerpt } from "../../../server/domain/interviews/excerpts.ts";
import { changeInterview } from "../../../server/domain/interviews/planning.ts";
import { readQuotedBlock } from "../../../server/domain/interviews/quoted-block.ts";
import { requirementFrom } from "../../../server/domain/interviews/requirement-from.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { held, note, question, quoted, respondentName, said } from "../../helpers/interviews.ts";
import { journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

async function setUp(lines = ["Боль: Остаток утренний, к обеду он уже неправда.", "Звоню на склад."]) {
  const ground = await open();
  const made = await project(ground);
  const talk = await held(ground, made, lines);
  const quote = await quoted(ground, made, talk.interview.id, "Остаток утренний");
  return { ground, made, manager: made.manager, id: made.id, ...talk, quote };
}

describe("a quote", () => {
  it("knows the question it answers, how its line is marked, and who said it by his role", async () => {
    const { ground, manager, id } = await setUp();
    const [shown] = await listExcerpts(ground, manager, id);
    expect(shown).toMatchObject({ question: "Как сейчас?", kind: "pain", confirmed: false, links: [] });
    expect(shown!.respondent).toMatchObject({ name: "", roleTitle: "Руководитель продаж" });
  });

  it("is refused of words that are not there, and of a respondent who may not be quoted or named", async () => {
    const { ground, made, manager, id, interview, textId } = await setUp();
    const quoting = (words: string) => refusalOf(quoted(ground, made, interview.id, words));
    expect(await quoting("Так не говорили")).toEqual({ code: "quote-not-found", field: "quote" });
    expect(await quoting(" ")).toEqual({ code: "required", field: "quote" });
    await note(ground, made, textId, question("Как сейчас?"), said("Ахметов так решил."));
    expect(await quoting("Ахметов так решил")).toEqual({ code: "quote-names-respondent" });
    await changeInterview(ground, manager, id, interview.id, { consent: "none" });
    expect(await quoting("так решил")).toEqual({ code: "consent-forbids-quoting" });
  });

  it("of somebody who no longer agrees is shown nowhere, and comes back with his consent", async () => {
    const { ground, manager, id, interview } = await setUp();
    await changeInterview(ground, manager, id, interview.id, { consent: "none" });
    expect(await listExcerpts(ground, manager, id)).toEqual([]);
    await changeInterview(ground, manager, id, interview.id, { consent: "name" });
    expect((await listExcerpts(ground, manager, id))[0]!.respondent.name).toBe(respondentName);
  });

  it("has tags, and leaves with its links when it is taken back", async () => {
    const { ground, manager, id, quote, blockId } = await setUp();
    await tagExcerpt(ground, manager, id, quote.id, ["Склад", "склад", " остатки "]);
    await linkExcerpt(ground, manager, id, quote.id, { blockId });
    const [shown] = await listExcerpts(ground, manager, id);
    expect(shown!.tags).toEqual(["остатки", "склад"]);
    expect(shown!.links.map(({ block }) => block?.title)).toEqual(["О документе"]);
    await removeExcerpt(ground, manager, id, quote.id);
    expect(await listExcerpts(ground, manager, id)).toEqual([]);
    expect(await refusalOf(removeExcerpt(ground, manager, id, quote.id))).toEqual({ code: "not-found" });
  });
});

describe("evidence", () => {
  it("a requirement made of a quote stands in the live text with its code and its source, which names nobody", async () => {
    const { ground, manager, id, quote, blockId } = await setUp();
    const given = { blockId, excerpts: [quote.id], statement: "CRM должна обновлять остаток раз в час." };
    const code = await requirementFrom(ground, manager, id, given);
    expect(code).toBe("ТЗ-PUR-001");
    const words = await ground.facts.selectFrom("requirementWords").selectAll().executeTakeFirstOrThrow();
    expect(words).toMatchObject({ statement: given.statement, source: "Интервью № 1, руководитель продаж" });
    expect(await readEvidence(ground, manager, id)).toMatchObject([{ code, quotes: 1, confirmed: 0, suspect: 0 }]);
    const [shown] = await listExcerpts(ground, manager, id, { requirementUuid: words.uuid });
    expect(shown!.links[0]!.requirement!.code).toBe(code);
  });

  it("a locked block takes no requirement, and an unknown code no link (R3)", async () => {
    const { ground, made, manager, id, quote, blockId } = await setUp();
    const approver = await made.join("approver");
    await submitBlock(ground, manager, id, blockId, { approvers: [{ memberId: approver.memberId, mandatory: true }] });
    const given = { blockId, excerpts: [quote.id], statement: "Раз в час." };
    expect(await refusalOf(requirementFrom(ground, manager, id, given))).toEqual({ code: "block-locked" });
    expect(await refusalOf(linkExcerpt(ground, manager, id, quote.id, { requirement: "ТЗ-PUR-999" }))).toEqual({
      ...{ code: "no-such-requirement", field: "requirement" },
    });
  });

  it("is linked once, and unlinked", async () => {
    const { ground, manager, id, quote, blockId } = await setUp();
    const link = await linkExcerpt(ground, manager, id, quote.id, { blockId });
    expect(await refusalOf(linkExcerpt(ground, manager, id, quote.id, { blockId }))).toEqual({
      code: "already-linked",
    });
    await unlinkExcerpt(ground, manager, id, link);
    expect((await listExcerpts(ground, manager, id))[0]!.links).toEqual([]);
  });
});

describe("the link of a confirmed quote", () => {
  async function confirmed() {
    const stage = await setUp();
    const { ground, manager, id, interview, quote, blockId } = stage;
    const link = await linkExcerpt(ground, manager, id, quote.id, { blockId });
    const { address } = await issueConfirmationLink(ground, manager, id, interview.id, "http://svod.test");
    const secret = { token: new URL(address).searchParams.get("token")!, address: "10.0.0.1" };
    const { hash } = await readConfirmation(ground, secret);
    await confirmNotes(ground, { ...secret, hash });
    return { ...stage, link };
  }
  const suspects = async ({ ground, manager, id }: Awaited<ReturnType<typeof confirmed>>) =>
    (await listExcerpts(ground, manager, id)).flatMap(({ links }) => links).filter(({ suspect }) => suspect);

  it("is suspect once the words are changed, until somebody looks; changes beside them do not touch it", async () => {
    const stage = await confirmed();
    const { ground, made, manager, id, textId, link } = stage;
    const second = said("Звоню на склад дважды.");
    await note(ground, made, textId, question("Как сейчас?"), said("Боль: Остаток утренний, к обеду неверен."), second);
    expect(await suspects(stage)).toEqual([]);
    await note(ground, made, textId, question("Как сейчас?"), said("Боль: Остаток вечерний, к обеду неверен."), second);
    expect((await suspects(stage)).map((one) => one.id)).toEqual([link]);
    expect((await listExcerpts(ground, manager, id))[0]).toMatchObject({ place: null, quote: "Остаток утренний" });
    await lookAtLink(ground, manager, id, link);
    expect(await suspects(stage)).toEqual([]);
    expect(await refusalOf(lookAtLink(ground, manager, id, link))).toEqual({ code: "not-suspect" });
    expect(await journalKinds(ground, id)).toEqual(expect.arrayContaining(["excerpt.suspected", "excerpt.looked-at"]));
  });

  it("of a quote that nobody has confirmed is never suspect", async () => {
    const { ground, made, manager, id, quote, blockId, textId } = await setUp();
    await linkExcerpt(ground, manager, id, quote.id, { blockId });
    await note(ground, made, textId, question("Как сейчас?"), said("Остаток вечерний."));
    const [shown] = await listExcerpts(ground, manager, id);
    expect(shown).toMatchObject({ place: null, links: [{ suspect: false }] });
  });
});

describe("the quotes of a block", () => {
  it("stand under its requirements and under the block itself, of those only who let themselves be quoted", async () => {
    const { ground, manager, id, interview, blockId, quote } = await setUp();
    const given = { blockId, excerpts: [quote.id], statement: "Остаток обновляется раз в час." };
    const code = await requirementFrom(ground, manager, id, given);
    await linkExcerpt(ground, manager, id, quote.id, { blockId });
    const read = () => readQuotedBlock(ground, manager, id, blockId);
    const [under, whole] = await read();
    expect([under!.requirement?.code, whole!.requirement]).toEqual([code, null]);
    expect(under!.quotes.map((each) => [each.quote, each.respondent.name])).toEqual([["Остаток утренний", ""]]);
    expect(await readQuotedBlock(ground, manager, id, "elsewhere")).toEqual([]);
    await changeInterview(ground, manager, id, interview.id, { consent: "none" });
    expect(await read()).toEqual([]);
  });
});

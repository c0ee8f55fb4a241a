/** The respondent's personal link: one interview, once, until it lapses; what he corrects is discussed. */
import { describe, expect, it } from "vitest";
import { readThread } from "../../../server/domain/discussion/reading.ts";
import { sendDigests } from "../../../server/domain/inbox/digests.ts";
import { listInbox } from "../../../server/domain/inbox/reading.ts";
import {
  confirmNotes,
  issueConfirmationLink,
  readConfirmation,
  revokeConfirmationLink,
} from "../../../server/domain/interviews/confirmation.ts";
import { readCoverage } from "../../../server/domain/interviews/coverage.ts";
import { linkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { listExcerpts } from "../../../server/domain/interviews/excerpt-views.ts";
import { readInterview } from "../../../server/domain/interviews/register.ts";
import { held, note, planned, question, quoted, respondentName, said } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf, type TestProject } from "../../helpers/projects.ts";
import type { TestGround } from "../../helpers/ground.ts";

const open = projectGrounds();
const origin = "http://svod.test";

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const talk = await held(ground, made, ["Остаток утренний.", "Звоню на склад."]);
  return { ground, made, manager: made.manager, id: made.id, ...talk };
}

async function sent(ground: TestGround, made: TestProject, interviewId: string) {
  const { address } = await issueConfirmationLink(ground, made.manager, made.id, interviewId, origin);
  return { token: new URL(address).searchParams.get("token")!, address: "10.0.0.1" };
}

describe("the link", () => {
  it("shows the respondent his own answers and nothing else, and is not used up by reading", async () => {
    const { ground, made, interview } = await setUp();
    const secret = await sent(ground, made, interview.id);
    const read = await readConfirmation(ground, secret);
    expect(read).toEqual(await readConfirmation(ground, secret));
    expect(read).toMatchObject({ project: "Внедрение CRM", number: 1, role: "Руководитель продаж" });
    expect(read.answers.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
      ["Остаток утренний.", "Звоню на склад."],
    ]);
    expect(JSON.stringify(read)).not.toContain(interview.id);
  });

  it("«Записано верно» confirms exactly what was read, once; the journal has the hash and nobody's name (R12)", async () => {
    const { ground, made, manager, id, interview } = await setUp();
    const secret = await sent(ground, made, interview.id);
    const { hash } = await readConfirmation(ground, secret);
    expect(await refusalOf(confirmNotes(ground, { ...secret, hash: "other" }))).toEqual({ code: "unknown-version" });
    expect(await confirmNotes(ground, { ...secret, hash })).toEqual({ corrections: 0 });
    expect(await readInterview(ground, manager, id, interview.id)).toMatchObject({
      ...{ state: "confirmed", link: null, confirmation: { hash, right: true } },
    });
    const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
    expect(journal).toContain(hash);
    expect(journal).not.toContain(respondentName.split(" ")[0]);
    for (const again of [() => readConfirmation(ground, secret), () => confirmNotes(ground, { ...secret, hash })])
      expect(await refusalOf(again())).toEqual({ code: "confirmation-expired" });
  });

  it("is refused when it is guessed, lapsed, revoked or replaced by a newer one", async () => {
    const { ground, made, manager, id, interview } = await setUp();
    const expired = { code: "confirmation-expired" };
    const reading = (token: string) => refusalOf(readConfirmation(ground, { token, address: "10.0.0.1" }));
    expect(await reading("guessed")).toEqual(expired);
    const first = await sent(ground, made, interview.id);
    const second = await sent(ground, made, interview.id);
    expect(await reading(first.token)).toEqual(expired);
    await revokeConfirmationLink(ground, manager, id, interview.id);
    expect(await reading(second.token)).toEqual(expired);
    expect(await refusalOf(revokeConfirmationLink(ground, manager, id, interview.id))).toEqual(expired);
    const third = await sent(ground, made, interview.id);
    ground.clock.advance({ days: 15 });
    expect(await reading(third.token)).toEqual(expired);
  });

  it("whoever guesses goes on guessing in vain: attempts are counted by address", async () => {
    const { ground } = await setUp();
    const codes = new Set<string>();
    for (let i = 0; i < 61; i++)
      codes.add((await refusalOf(readConfirmation(ground, { token: `t${i}`, address: "10.0.0.9" }))).code);
    expect([...codes]).toEqual(["confirmation-expired", "too-many-attempts"]);
  });

  it("is made for finished interviews with answers only", async () => {
    const { ground, made, manager, id } = await setUp();
    const { id: other } = await planned(ground, made);
    expect(await refusalOf(issueConfirmationLink(ground, manager, id, other, origin))).toEqual({
      code: "interview-not-started",
    });
  });
});

describe("a correction", () => {
  it("becomes a discussion at the block of the question, and its answer's quotes are not confirmed", async () => {
    const { ground, made, manager, id, interview, textId, blockId } = await setUp();
    await note(
      ...([ground, made, textId, question("Как сейчас?"), said("Остаток утренний."), question("А ещё?")] as const),
      said("Звоню на склад."),
    );
    for (const words of ["Остаток утренний", "Звоню на склад"]) {
      const { id: excerpt } = await quoted(ground, made, interview.id, words);
      await linkExcerpt(ground, manager, id, excerpt, { blockId });
    }
    const secret = await sent(ground, made, interview.id);
    const { hash } = await readConfirmation(ground, secret);
    await confirmNotes(ground, { ...secret, hash, corrections: { 1: "Не звоню, пишу.", 0: " ", 7: "мимо" } });
    const { corrections, state } = await readInterview(ground, manager, id, interview.id);
    expect(state).toBe("confirmed");
    expect(corrections).toMatchObject([{ answer: 1, question: "А ещё?", body: "Не звоню, пишу.", settled: false }]);
    const thread = await readThread(ground, manager, id, corrections[0]!.threadId);
    expect(thread.said[0]!.body).toContain("Не звоню, пишу.");
    expect(thread.blockId).toBe(blockId);
    const quotes = await listExcerpts(ground, manager, id);
    expect(quotes.map(({ quote, confirmed }) => [quote, confirmed])).toEqual([
      ["Остаток утренний", true],
      ["Звоню на склад", false],
    ]);
    expect((await readCoverage(ground, manager, id)).rows[0]!.cells[0]!.state).toBe("quoted");
  });
});

describe("whoever sent the link", () => {
  it("finds the answer in his inbox and in its letter, whether there are corrections or none; nobody is named (R12)", async () => {
    const { ground, made, manager, id, interview } = await setUp();
    const editor = await made.join("editor");
    const secret = await sent(ground, made, interview.id);
    const mine = async () => (await listInbox(ground, manager)).items.filter(({ kind }) => kind === "confirmation");
    expect(await mine()).toEqual([]);
    const { hash } = await readConfirmation(ground, secret);
    await confirmNotes(ground, { ...secret, hash, corrections: { 0: "Остаток вечерний." } });
    const told = { projectId: id, id: interview.id, interview: 1, state: "corrected", by: null, unread: true };
    expect(await mine()).toMatchObject([told]);
    expect((await listInbox(ground, editor)).items).toEqual([]);
    ground.clock.advance({ days: 2 });
    await sendDigests(ground);
    const [letter] = await ground.facts
      .selectFrom("outbox")
      .select("body")
      .where("recipient", "=", manager.account.email)
      .orderBy("createdAt", "desc")
      .execute();
    expect(letter!.body).toContain("— Респондент: есть поправки к записям: интервью № 1\n");
    expect(letter!.body).not.toContain(respondentName.split(" ")[0]);
    const again = await sent(ground, made, interview.id);
    await confirmNotes(ground, { ...again, hash: (await readConfirmation(ground, again)).hash });
    expect(await mine()).toMatchObject([{ ...told, state: "right" }]);
  });
});

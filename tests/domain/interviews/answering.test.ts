/** A respondent behind his personal link: he saves, comes back, and sends once; nothing else opens and nothing else is read. */
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { confirmNotes, readConfirmation } from "../../../server/domain/interviews/confirmation.ts";
import {
  readAsked,
  saveAnswers,
  type GivenAnswers,
} from "../../../server/domain/interviews/questionnaires/answering.ts";
import { withdrawLink } from "../../../server/domain/interviews/questionnaires/inviting.ts";
import { sendAnswers } from "../../../server/domain/interviews/questionnaires/sending.ts";
import { respondentName } from "../../helpers/interviews.ts";
import { everything, journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { answersTo, invited, questionnaire, secretOf } from "../../helpers/questionnaires.ts";
import { verifyJournal, walkJournal } from "../../../server/domain/journal.ts";
import { openVouchedRows } from "../../../server/ops/vouched-rows.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const row = await questionnaire(ground, made);
  const [link] = await invited(ground, made, row.id);
  const secret = secretOf(link!);
  const { questions } = await readAsked(ground, secret);
  const save = (answers: GivenAnswers["answers"], consent?: string) =>
    saveAnswers(ground, { ...secret, answers, consent });
  const send = (answers: GivenAnswers["answers"], consent?: string) =>
    sendAnswers(ground, { ...secret, answers, consent });
  return { ground, made, row, link: link!, secret, questions, save, send };
}

describe("a personal link", () => {
  it("opens the questions and his own answers, and nothing else of the project", async () => {
    const { ground, made, row, secret } = await setUp();
    await invited(ground, made, row.id, "Седова Ольга");
    const read = await readAsked(ground, secret);
    expect(Object.keys(read).sort()).toEqual([
      "answered",
      "closesOn",
      "consent",
      "consentWords",
      "language",
      "name",
      "of",
      "project",
      "questions",
      "title",
    ]);
    expect(read).toMatchObject({ project: "Внедрение CRM", name: respondentName, answered: 0, of: 3 });
    const said = JSON.stringify(read);
    for (const other of [made.id, row.id, made.manager.account.name, "Седова"]) expect(said).not.toContain(other);
  });

  it("saves as he goes on, tells how far he has come, and shows it when he comes back; the journal waits for him", async () => {
    const { ground, made, secret, questions, save } = await setUp();
    const [free, one, several] = questions;
    const before = await journalKinds(ground, made.id);
    expect(await save([{ question: free!.id, words: " Из файла. " }])).toEqual({ answered: 1, of: 3 });
    expect(await save([{ question: several!.id, chosen: [2, 0, 2] }])).toEqual({ answered: 2, of: 3 });
    expect(await save([{ question: one!.id, chosen: [1] }], "name")).toEqual({ answered: 3, of: 3 });
    expect(await save([{ question: one!.id, chosen: [] }])).toEqual({ answered: 2, of: 3 });
    const back = await readAsked(ground, secret);
    expect(back.consent).toBe("name");
    expect(back.questions.map(({ words, chosen }) => [words, chosen])).toEqual([
      ["Из файла.", []],
      ["", []],
      ["", [0, 2]],
    ]);
    expect(await journalKinds(ground, made.id)).toEqual(before);
  });

  it("refuses questions and options that are not in his questionnaire, and changes nothing (R11)", async () => {
    const { ground, made, questions, save, send } = await setUp();
    const other = await questionnaire(ground, made);
    const [theirs] = await invited(ground, made, other.id, "Седова Ольга");
    const foreign = (await readAsked(ground, secretOf(theirs!))).questions[0]!.id;
    const [free, one] = questions;
    const before = await everything(ground);
    const wrong: GivenAnswers["answers"][] = [
      [{ question: foreign, words: "Чужое" }],
      [
        { question: free!.id, words: "Своё" },
        { question: "guessed", words: "?" },
      ],
      [{ question: one!.id, chosen: [2] }],
      [{ question: one!.id, chosen: [0, 1] }],
      [{ question: one!.id, chosen: [-1] }],
      [{ question: one!.id, chosen: [0.5] }],
    ];
    for (const answers of wrong)
      for (const give of [save, send])
        expect(await refusalOf(give(answers, "role"))).toEqual({ code: "no-such-question" });
    const long = [{ question: free!.id, words: "я".repeat(4001) }];
    expect(await refusalOf(save(long))).toEqual({ code: "too-long", field: "answer" });
    expect(await refusalOf(save([], "maybe"))).toEqual({ code: "invalid", field: "consent" });
    expect(await everything(ground)).toEqual(before);
  });

  it("whoever guesses goes on guessing in vain, and whoever has a link is not counted", async () => {
    const { ground, secret } = await setUp();
    const codes = new Set<string>();
    for (let i = 0; i < 61; i++)
      codes.add((await refusalOf(readAsked(ground, { token: `t${i}`, address: "10.0.0.9" }))).code);
    expect([...codes]).toEqual(["questionnaire-unknown", "too-many-attempts"]);
    for (let i = 0; i < 70; i++) await readAsked(ground, secret);
  });
});

describe("sending", () => {
  it("is once: of two at the same moment one is refused, and what was sent is kept as it was", async () => {
    const { ground, made, secret, questions, send } = await setUp();
    const sent = await Promise.allSettled(
      ["Первый.", "Второй."].map((words) => send(answersTo(questions, words), "role")),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const before = await everything(ground);
    const code = "questionnaire-answered";
    expect(await refusalOf(send(answersTo(questions, "Третий."), "role"))).toEqual({ code });
    expect(await refusalOf(saveAnswers(ground, { ...secret, answers: [] }))).toEqual({ code });
    expect(await refusalOf(readAsked(ground, secret))).toEqual({ code });
    expect(await everything(ground)).toEqual(before);
    const interviews = await ground.facts.selectFrom("interviews").select("state").execute();
    expect(interviews).toEqual([{ state: "confirmed" }]);
    expect((await journalKinds(ground, made.id)).slice(-3)).toEqual([
      ...["revision.taken", "interview.confirmed", "questionnaire.answered"],
    ]);
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("takes what the form holds together with what was saved before, and needs an answer and a consent", async () => {
    const { ground, questions, save, send } = await setUp();
    const [free, one] = questions;
    expect(await refusalOf(send([], "role"))).toEqual({ code: "questionnaire-empty" });
    await save([{ question: free!.id, words: "Из файла." }]);
    expect(await refusalOf(send([]))).toEqual({ code: "consent-not-chosen", field: "consent" });
    expect(await send([{ question: one!.id, chosen: [0] }], "role")).toEqual({ answered: 2, of: 3 });
    const kept = await ground.facts.selectFrom("questionnaireAnswers").select(["words", "chosen"]).execute();
    expect(kept.map(({ words, chosen }) => [words, chosen]).sort()).toEqual([
      ["", "[0]"],
      ["Из файла.", "[]"],
    ]);
  });

  it("moves who he is into his interview, and his name into no text, journal or letter (R12)", async () => {
    const { ground, questions, send } = await setUp();
    await send(answersTo(questions, "Спросите: Ахметов Тимур Рашидович знает."), "name");
    const [respondent] = await ground.facts.selectFrom("questionnaireRespondents").selectAll().execute();
    expect(respondent).toMatchObject({ name: "", position: "", department: "", email: "" });
    const { facts } = ground;
    const revisions = await facts.selectFrom("revisions").select("bytes").execute();
    const journal = await facts.selectFrom("journal").selectAll().execute();
    const all = JSON.stringify(journal) + revisions.map(({ bytes }) => bytes.toString("utf8")).join("");
    expect(all).toContain("Спросите: Респондент знает.");
    for (const part of respondentName.split(" ")) expect([part, all.includes(part)]).toEqual([part, false]);
  });

  it("uses the link up for confirming too, and nothing opens by it", async () => {
    const { ground, secret, questions, send } = await setUp();
    await send(answersTo(questions, "Из файла."), "role");
    const [{ hash }] = (await ground.facts.selectFrom("confirmationLinks").select("hash").execute()) as [
      { hash: string },
    ];
    for (const again of [() => readConfirmation(ground, secret), () => confirmNotes(ground, { ...secret, hash })])
      expect(await refusalOf(again())).toEqual({ code: "confirmation-expired" });
  });
});

it("the journal vouches for what was confirmed by sending, and for every column of it", async () => {
  const { ground, questions, send } = await setUp();
  await send(answersTo(questions, "Из файла."), "role");
  const broken = async () => {
    const sqlite = new Database(path.join(ground.config.dataDir, "facts.db"), { readonly: true });
    const vouched = openVouchedRows(sqlite);
    for await (const { entry } of walkJournal(ground.facts)) vouched.hear(entry);
    const said = vouched.conclude();
    vouched.close();
    sqlite.close();
    return said;
  };
  expect(await broken()).toEqual([]);
  await ground.facts
    .updateTable("confirmationLinks")
    .set({ hash: "0".repeat(64) })
    .execute();
  expect((await broken()).join()).toMatch(/^confirmation \w+: it was changed$/);
});

describe("a link that ended while he was writing", () => {
  it.each([
    [
      "questionnaire-revoked",
      async ({ ground, made, row, link }: Awaited<ReturnType<typeof setUp>>) => {
        await withdrawLink(ground, made.manager, made.id, row.id, link.id);
      },
    ],
    [
      "questionnaire-closed",
      async ({ ground }: Awaited<ReturnType<typeof setUp>>) => ground.clock.advance({ days: 15 }),
    ],
  ] as const)("%s: neither saves nor sends, and says why", async (code, end) => {
    const stage = await setUp();
    const { questions, save, send, ground } = stage;
    await save([{ question: questions[0]!.id, words: "Из файла." }]);
    await end(stage);
    for (const give of [save, send])
      expect(await refusalOf(give(answersTo(questions, "Ещё."), "role"))).toEqual({ code });
    const kept = await ground.facts.selectFrom("questionnaireAnswers").select("words").execute();
    expect(kept).toEqual([{ words: "Из файла." }]);
  });
});

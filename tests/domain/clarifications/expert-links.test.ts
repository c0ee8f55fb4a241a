import { expect, it } from "vitest";
import {
  answerByLink,
  issueExpertLink,
  linkDays,
  listExpertLinks,
  readByLink,
  revokeExpertLink,
} from "../../../server/domain/clarifications/expert-links.ts";
import { sortQuestion } from "../../../server/domain/clarifications/sorting.ts";
import { attemptLimits } from "../../../server/domain/accounts/limits.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { everything, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { openTender } from "../../helpers/questions.ts";

const open = projectGrounds();
const address = "192.0.2.1";

async function setUp() {
  const tender = await openTender(await open());
  const { ground, id, manager, a, block, ask, called } = tender;
  const asked = await ask(a, { text: "Мы, Линия, спрашиваем про 1С", block: await called(a, "block", block.id) });
  const given = { name: "Пётр Учётов", email: "Expert@ERP.example", origin: "http://svod.test" };
  const issue = (more = {}) => issueExpertLink(ground, manager, id, asked.id, { ...given, ...more });
  const word = () => sortQuestion(ground, manager, id, asked.id, { wording: "Кто сопровождает 1С?" });
  async function send() {
    await word();
    const link = await issue();
    const letter = await ground.facts
      .selectFrom("outbox")
      .select(["recipient", "body", "secret"])
      .where("recipient", "=", link.email)
      .executeTakeFirstOrThrow();
    return { link, letter, token: /token=([\w-]+)/.exec(letter.body)![1]! };
  }
  const answer = (token: string, words = "Подрядчик.") => answerByLink(ground, { token, address, answer: words });
  return { ...tender, question: asked.id, issue, word, send, answer };
}

it("A link shows the question as all will read it and its place, nothing of the asker, and takes one answer", async () => {
  const { ground, id, manager, block, question, send, answer, read } = await setUp();
  const { link, letter, token } = await send();
  expect(letter).toMatchObject({ recipient: "expert@erp.example", secret: 1 });
  const shown = await readByLink(ground, { token, address });
  expect(shown).toMatchObject({ question: "Кто сопровождает 1С?", block: block.title, expert: "Пётр Учётов" });
  expect(JSON.stringify(shown)).not.toContain("Линия");
  await answer(token);
  expect((await read(question)).question).toMatchObject({ state: "drafted", answer: "Подрядчик.", approved: false });
  expect(await read(question)).toMatchObject({ draftedOutside: true, draftedBy: null });
  for (const again of [answer(token), readByLink(ground, { token, address })])
    expect(await refusalOf(again)).toEqual({ code: "expert-link-expired" });
  expect(await listExpertLinks(ground, manager, id, question)).toMatchObject([{ id: link.id, name: "Пётр Учётов" }]);
  const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
  for (const secret of [token, "Учётов", "erp.example"]) expect(journal).not.toContain(secret);
  expect(JSON.stringify(await everything(ground))).not.toContain(`"tokenHash":"${token}"`);
  expect(await verifyJournal(ground.facts)).toEqual([]);
});

it("Its answer is added below a draft that is there already: nothing typed is dropped (R5), and an approval falls", async () => {
  const { question, prepare, send, answer, read } = await setUp();
  const { token } = await send();
  await prepare(question, "Кто сопровождает 1С?", "Черновик.");
  await answer(token, "Дополнение.");
  expect((await read(question)).question).toMatchObject({ answer: "Черновик.\n\nДополнение.", approved: false });
});

it("Two answers at the same moment are one", async () => {
  const { send, answer } = await setUp();
  const { token } = await send();
  const answers = await Promise.allSettled([answer(token, "Раз"), answer(token, "Два")]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("An empty answer uses nothing up", async () => {
  const { send, answer } = await setUp();
  const { token } = await send();
  expect(await refusalOf(answer(token, "  "))).toEqual({ code: "required", field: "answer" });
  expect(await refusalOf(answer(token, "а".repeat(6001)))).toEqual({ code: "too-long", field: "answer" });
  await answer(token);
});

it("It ends when it is revoked, when its days are over, and when the question is closed", async () => {
  const { ground, id, manager, question, send, answer, publish } = await setUp();
  const { link, token } = await send();
  await revokeExpertLink(ground, manager, id, question, link.id);
  expect(await refusalOf(answer(token))).toEqual({ code: "expert-link-expired" });
  const revoking = revokeExpertLink(ground, manager, id, question, link.id);
  expect(await refusalOf(revoking)).toEqual({ code: "expert-link-expired" });
  const lapsing = await send().catch(() => undefined);
  ground.clock.advance({ days: linkDays });
  expect(await refusalOf(answer(lapsing!.token))).toEqual({ code: "expert-link-expired" });
  await publish(question);
  expect(await refusalOf(send())).toEqual({ code: "question-published" });
});

it("Guesses are limited by address, good links are not", async () => {
  const { ground, send } = await setUp();
  const { token } = await send();
  for (let n = 0; n < attemptLimits["token.address"].count; n++) {
    await readByLink(ground, { token, address });
    expect(await refusalOf(readByLink(ground, { token: `x${n}`, address }))).toEqual({ code: "expert-link-expired" });
  }
  await expect(readByLink(ground, { token: "y", address })).rejects.toMatchObject({ code: "too-many-attempts" });
});

it("It is sent for a question that has words for all, by leaders, to a person with an address", async () => {
  const { ground, id, expert, question, issue, word } = await setUp();
  expect(await refusalOf(issue())).toEqual({ code: "question-needs-wording", field: "wording" });
  await word();
  expect(await refusalOf(issue({ name: "" }))).toEqual({ code: "required", field: "personName" });
  expect(await refusalOf(issue({ email: "nobody" }))).toEqual({ code: "bad-email", field: "email" });
  const byEditor = issueExpertLink(ground, expert, id, question, { name: "А", email: "a@b.example", origin: "" });
  expect(await refusalOf(byEditor)).toEqual({ code: "not-allowed" });
  expect(await refusalOf(revokeExpertLink(ground, expert, id, question, "none"))).toEqual({ code: "not-allowed" });
});

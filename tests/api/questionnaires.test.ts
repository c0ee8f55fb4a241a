/** Questionnaires through the API: from the making to the answers that come by links, and what each link is refused with. */
import { describe, expect, it } from "vitest";
import { serveApi } from "../helpers/api.ts";
import { project, projectGrounds } from "../helpers/projects.ts";
import { invited, questionnaire, secretOf } from "../helpers/questionnaires.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  return { ground, made, api: await serveApi(ground) };
}

interface Asked {
  questions: { id: string; kind: string }[];
}

describe("a questionnaire", () => {
  it("is made, handed out, answered without an account, and read by question", async () => {
    const { made, api } = await setUp();
    const path = `/projects/${made.id}/questionnaires`;
    const block = (await made.now()).sections[0]!.blocks[0]!.id;
    const given = { title: "Остатки", role: "it", blocks: [block], closesOn: "2026-03-09" };
    const { id } = (await api.call(made.manager, "POST", path, { body: given })).body as { id: string };
    const one = { question: "Удобно?", kind: "one", options: ["Да", "Нет"] };
    const questions = [{ question: "Что мешает?" }, one];
    await api.call(made.manager, "PUT", `${path}/${id}/questions`, { body: { questions } });
    const invitation = { body: { lines: "Седова Ольга, ИТ-директор" } };
    const { links } = (await api.call(made.manager, "POST", `${path}/${id}/respondents`, invitation)).body as {
      links: { address: string }[];
    };
    const { token } = secretOf(links[0]!);
    const asked = (await api.call(null, "POST", "/questionnaire/reading", { body: { token } })).body as Asked;
    const [free, choice] = asked.questions;
    const saved = { token, answers: [{ question: free!.id, words: "Пустые поля." }] };
    expect(await api.call(null, "PUT", "/questionnaire/answers", { body: saved })).toMatchObject({
      ...{ status: 200, body: { answered: 1, of: 2 } },
    });
    const sent = { token, answers: [{ question: choice!.id, chosen: [1] }], consent: "role" };
    expect((await api.call(null, "POST", "/questionnaire/sending", { body: sent })).status).toBe(201);
    expect((await api.call(made.manager, "GET", `${path}/${id}`)).body).toMatchObject({
      ...{ state: "open", asked: 1, sent: 1, awaited: [] },
      results: [
        { answered: 1, words: [{ respondent: { name: "", roleTitle: "ИТ" }, lines: ["Пустые поля."] }] },
        { answered: 1, options: [{ count: 0 }, { option: "Нет", count: 1 }] },
      ],
    });
    const again = await api.call(null, "POST", "/questionnaire/sending", { body: sent });
    expect(again).toMatchObject({ status: 409, body: { error: { code: "questionnaire-answered" } } });
  });

  it("opens to its own secret alone, and each end of a link has a sentence of its own", async () => {
    const { ground, made, api } = await setUp();
    const row = await questionnaire(ground, made);
    const other = await questionnaire(ground, made);
    const [link, gone] = await invited(ground, made, row.id, "Седова Ольга\nКротов Пётр");
    const [theirs] = await invited(ground, made, other.id, "Иванов Иван");
    const read = (token: string) => api.call(null, "POST", "/questionnaire/reading", { body: { token } });
    const codeOf = async (token: string) => {
      const { status, body } = await read(token);
      const { code, message } = (body as { error: { code: string; message: string } }).error;
      return { code, status, message };
    };
    const { token } = secretOf(link!);
    const [foreign] = ((await read(secretOf(theirs!).token)).body as Asked).questions;
    const answers = [{ question: foreign!.id, words: "Чужое" }];
    expect(await api.call(null, "PUT", "/questionnaire/answers", { body: { token, answers } })).toMatchObject({
      ...{ status: 422, body: { error: { code: "no-such-question" } } },
    });
    // What identifies things inside opens nothing.
    const guesses = [row.id, link!.id, "", token.slice(1), `${token}a`, "constructor"];
    for (const guess of guesses) expect((await codeOf(guess)).code).toBe("questionnaire-unknown");
    await api.call(
      made.manager,
      "DELETE",
      `/projects/${made.id}/questionnaires/${row.id}/respondents/${gone!.id}/link`,
    );
    const revoked = await codeOf(secretOf(gone!).token);
    ground.clock.advance({ days: 15 });
    const closed = await codeOf(token);
    expect([revoked.code, closed.code]).toEqual(["questionnaire-revoked", "questionnaire-closed"]);
    expect([revoked.status, closed.status]).toEqual([410, 410]);
    expect(revoked.message).not.toBe(closed.message);
  });
});

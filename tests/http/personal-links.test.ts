/** Personal links of respondents over HTTP: guessed, used up, lapsed, revoked or of others, they open nothing (R6). */
import { createHash, randomBytes } from "node:crypto";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSite, type Answer, type Site } from "./site.ts";

let site: Site;
let base: string;
let block: string;
beforeAll(async () => {
  site = await openSite();
  base = `/api/v1/projects/${site.projectId}`;
  block = site.rows<{ id: string }>(
    "SELECT id FROM blocks WHERE project_id = ? AND removed_at IS NULL AND key = 'sales-funnel'",
    site.projectId,
  )[0]!.id;
});
afterAll(() => site.close());

async function told<T>(method: string, place: string, json?: unknown): Promise<T> {
  const { status, body } = await site.ask("manager", `${base}${place}`, { method, json });
  if (status >= 300) throw new Error(`${place}: ${status} ${body}`);
  return (body === "" ? undefined : JSON.parse(body)) as T;
}

const tokenOf = ({ address }: { address: string }) => new URL(address).searchParams.get("token")!;

/** Moves a moment of a row into the past, as if time had gone by. */
function lapse(table: string, column: string, id: string, value: string): void {
  const facts = new Database(path.join(site.server.dataDir, "facts.db"));
  facts.prepare(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(value, id);
  facts.close();
}

/** Posts the form of a public page. */
const post = (page: string, form: Record<string, string>) => site.ask("anonymous", page, { form });

/** Nothing of the project stands in an answer. */
function tellsNothing({ body }: Answer, words: readonly string[]): void {
  for (const word of [site.projectId, "Поток", ...words]) expect([word, body.includes(word)]).toEqual([word, false]);
}

const guesses = () => ["", "x", "constructor", "%00", randomBytes(32).toString("base64url"), "я".repeat(300)];

describe("the link of a questionnaire", () => {
  const words = "Каждое утро сверяю остатки";

  async function handOut(lines: string) {
    const given = { title: "Остатки", role: "sales-rep", blocks: [block], closesOn: "2099-12-31" };
    const { id } = await told<{ id: string }>("POST", "/questionnaires", given);
    const { links } = await told<{ links: { id: string; address: string }[] }>(
      ...(["POST", `/questionnaires/${id}/respondents`, { lines }] as const),
    );
    const [question] = site.rows<{ id: string }>(
      "SELECT id FROM questionnaire_questions WHERE questionnaire_id = ? ORDER BY position",
      id,
    );
    return { id, links, question: question!.id };
  }

  const form = (token: string, question: string, intent: string) => ({
    ...{ token, intent, consent: "role" },
    ...{ [`asked-${question}`]: "text", [`words-${question}`]: words },
  });

  it("shows nothing before the button is pressed, and then his own questionnaire alone, as a plain form", async () => {
    const { links, question } = await handOut("Седова Ольга\nКротов Пётр");
    const [own, other] = links.map(tokenOf) as [string, string];
    const before = await site.ask("anonymous", `/questionnaire?token=${own}`);
    expect(before.status).toBe(200);
    tellsNothing(before, ["Остатки", question, "Седова"]);
    const saved = await post("/questionnaire", form(own, question, "save"));
    expect(saved.body).toContain(words);
    const opened = await post("/questionnaire", { token: own, intent: "open" });
    expect([opened.status, opened.body.includes(words), opened.body.includes("Седова")]).toEqual([200, true, true]);
    for (const foreign of [site.projectId, "Кротов"]) expect(opened.body).not.toContain(foreign);
    const theirs = await post("/questionnaire", { token: other, intent: "open" });
    expect([theirs.body.includes(words), theirs.body.includes("Седова")]).toEqual([false, false]);
  });

  it("is refused when it is guessed, used up, revoked or closed, each with its own sentence, and changes nothing", async () => {
    const { id, links, question } = await handOut("Седова Ольга\nКротов Пётр\nИванов Иван");
    const [sent, revoked, closed] = links.map(tokenOf) as [string, string, string];
    expect((await post("/questionnaire", form(sent, question, "send"))).status).toBe(200);
    await told("DELETE", `/questionnaires/${id}/respondents/${links[1]!.id}/link`);
    lapse("questionnaires", "closes_on", id, "2020-01-01");
    const before = site.rows("SELECT * FROM questionnaire_answers");
    const ends = new Map<string, [string, number]>([
      ...guesses().map((guess): [string, [string, number]] => [guess, ["По этой ссылке анкеты нет", 404]]),
      [id, ["По этой ссылке анкеты нет", 404]],
      [sent, ["Вы уже отправили эту анкету", 409]],
      [revoked, ["Эту ссылку отозвали", 410]],
      [closed, ["Анкета закрыта", 410]],
    ]);
    for (const [token, [sentence, status]] of ends)
      for (const intent of ["open", "save", "send"]) {
        const answer = await post("/questionnaire", form(token, question, intent));
        expect([token, intent, answer.status, answer.body.includes(sentence)]).toEqual([token, intent, status, true]);
        tellsNothing(answer, ["Остатки"]);
      }
    // The words of a form that came too late are given back.
    expect((await post("/questionnaire", form(closed, question, "send"))).body).toContain(words);
    expect(site.rows("SELECT * FROM questionnaire_answers")).toEqual(before);
  });

  it("answers no question of another questionnaire, and keeps what was typed in the form", async () => {
    const mine = await handOut("Седова Ольга");
    const theirs = await handOut("Кротов Пётр");
    const token = tokenOf(mine.links[0]!);
    const answer = await post("/questionnaire", form(token, theirs.question, "send"));
    expect([answer.status, answer.body.includes("Такого вопроса")]).toEqual([422, true]);
    const empty = await post("/questionnaire", { ...form(token, mine.question, "send"), consent: "" });
    expect([empty.status, empty.body.includes(words)]).toEqual([422, true]);
    expect(
      site.rows("SELECT 1 FROM questionnaire_answers WHERE words = ? AND question_id = ?", words, mine.question),
    ).toEqual([]);
  });
});

describe("the link of a confirmation", () => {
  const said = "Поля пустые, всё в блокноте";

  /** An interview that was held, and a link for its respondent. */
  async function held() {
    const plan = { role: "sales-rep", name: "Седова Ольга", consent: "role", blocks: [block] };
    const { id } = await told<{ id: string }>("POST", "/interviews", plan);
    await told("POST", `/interviews/${id}/start`);
    const file = Buffer.from(said).toString("base64");
    await told("POST", `/interviews/${id}/transcript`, { file });
    await told("POST", `/interviews/${id}/finish`);
    const link = await told<{ id: string; address: string }>("POST", `/interviews/${id}/confirmation-link`);
    const hash = site.rows<{ hash: string }>("SELECT hash FROM confirmation_links WHERE id = ?", link.id)[0]!.hash;
    return { id, link, token: tokenOf(link), hash };
  }

  const ended = "Ссылка больше не действует";

  it("shows nothing before the button is pressed, and then the one interview", async () => {
    const mine = await held();
    const before = await site.ask("anonymous", `/interview-confirmation?token=${mine.token}`);
    tellsNothing(before, [said]);
    const opened = await post("/interview-confirmation", { token: mine.token, intent: "open" });
    expect([opened.status, opened.body.includes(said)]).toEqual([200, true]);
    for (const inside of [site.projectId, mine.id, "Седова"]) expect(opened.body).not.toContain(inside);
  });

  it("is refused when it is guessed, of another interview, replaced, lapsed, revoked or answered already", async () => {
    const [mine, theirs] = [await held(), await held()];
    const ask = (token: string, intent: string, hash: string) =>
      post("/interview-confirmation", { token, intent, hash });
    const isEnded = async (token: string, hash = mine.hash) => {
      for (const intent of ["open", "confirm"]) {
        const answer = await ask(token, intent, hash);
        expect([intent, answer.status, answer.body.includes(ended)]).toEqual([intent, 410, true]);
        tellsNothing(answer, [said]);
      }
    };
    for (const guess of [...guesses(), mine.id, mine.link.id, sha256(mine.token)]) await isEnded(guess);
    // The hash of another interview confirms nothing.
    expect((await ask(mine.token, "confirm", theirs.hash)).status).not.toBe(200);
    const replaced = await told<{ address: string }>("POST", `/interviews/${theirs.id}/confirmation-link`);
    await isEnded(theirs.token);
    await told("DELETE", `/interviews/${theirs.id}/confirmation-link`);
    await isEnded(tokenOf(replaced));
    expect((await ask(mine.token, "confirm", mine.hash)).status).toBe(200);
    await isEnded(mine.token);
    const late = await held();
    lapse("confirmation_links", "expires_at", late.link.id, "2020-01-01T00:00:00.000Z");
    await isEnded(late.token);
    const states = site.rows<{ state: string }>(
      `SELECT state FROM interviews WHERE id IN (?, ?, ?) ORDER BY number`,
      ...[mine.id, theirs.id, late.id],
    );
    expect(states.map(({ state }) => state)).toEqual(["confirmed", "conducted", "awaiting"]);
  });

  it("opens no questionnaire, and the link of a questionnaire opens no interview", async () => {
    const { token } = await held();
    expect((await post("/questionnaire", { token, intent: "open" })).status).toBe(404);
    const given = { title: "Остатки", role: "sales-rep", blocks: [block], closesOn: "2099-12-31" };
    const { id } = await told<{ id: string }>("POST", "/questionnaires", given);
    const { links } = await told<{ links: { address: string }[] }>("POST", `/questionnaires/${id}/respondents`, {
      lines: "Кротов Пётр",
    });
    expect((await post("/interview-confirmation", { token: tokenOf(links[0]!), intent: "open" })).status).toBe(410);
  });
});

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

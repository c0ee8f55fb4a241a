/** [R12] «По роли» and «не цитировать» hold in every answer of the API, in letters, texts and the journal: no name leaves. */
import { describe, expect, it } from "vitest";
import { endpoints } from "../../server/api/endpoints.ts";
import { changeInterview } from "../../server/domain/interviews/planning.ts";
import { confirmNotes, issueConfirmationLink, readConfirmation } from "../../server/domain/interviews/confirmation.ts";
import { requirementFrom } from "../../server/domain/interviews/requirement-from.ts";
import { serveApi } from "../helpers/api.ts";
import { held, note, question, quoted, respondentName, said } from "../helpers/interviews.ts";
import type { TestGround } from "../helpers/ground.ts";
import { project, projectGrounds, type TestProject } from "../helpers/projects.ts";
import { answered, invited, questionnaire } from "../helpers/questionnaires.ts";

const open = projectGrounds();
const parts = [...respondentName.split(" "), "Уральского"];

async function heldBy(consent: string) {
  const ground = await open();
  const made = await project(ground);
  const { manager, id } = made;
  // What was agreed to first must not count once it is taken back.
  const talk = await held(ground, made, ["Остаток утренний.", "Звоню на склад."], { consent: "name" });
  const { id: excerpt } = await quoted(ground, made, talk.interview.id, "Остаток утренний", { tags: ["склад"] });
  const given = { blockId: talk.blockId, excerpts: [excerpt], statement: "Остаток обновляется раз в час." };
  const code = await requirementFrom(ground, manager, id, given);
  const { address } = await issueConfirmationLink(ground, manager, id, talk.interview.id, "http://svod.test");
  const secret = { token: new URL(address).searchParams.get("token")!, address: "10.0.0.1" };
  const { hash } = await readConfirmation(ground, secret);
  await confirmNotes(ground, { ...secret, hash, corrections: { 0: "Не каждый день." } });
  // Somebody types it into the live notes all the same.
  const typed = [question("Как сейчас?"), said("Остаток утренний."), said(`${respondentName} просит чаще.`)];
  await note(ground, made, talk.textId, ...typed);
  await changeInterview(ground, manager, id, talk.interview.id, { consent });
  const f = await answeredQuestionnaire(ground, made, consent);
  return { ground, made, manager, id, ...talk, code, f, api: await serveApi(ground) };
}

/** A questionnaire that was answered, with his name in a free answer, which was quoted. */
async function answeredQuestionnaire(ground: TestGround, made: TestProject, consent: string): Promise<string> {
  const { id } = await questionnaire(ground, made);
  const [link] = await invited(
    ground,
    made,
    id,
    `${respondentName}, начальник Уральского филиала, филиал, t@firm.example`,
  );
  await answered(ground, link!, `Пустые поля.\nЗапишите: ${respondentName}.`, "name");
  const born = await ground.facts
    .selectFrom("questionnaireRespondents")
    .select("interviewId")
    .executeTakeFirstOrThrow();
  await quoted(ground, made, born.interviewId!, "Пустые поля");
  await changeInterview(ground, made.manager, made.id, born.interviewId!, { consent });
  return id;
}

describe.each(["role", "none"])("with the consent «%s»", (consent) => {
  it("no answer of the API holds a part of the name or the position", async () => {
    const { ground, manager, id, interview, blockId, textId, code, f, api } = await heldBy(consent);
    const [thread] = await ground.facts.selectFrom("threads").select("id").execute();
    const ids: Record<string, string> = { p: id, i: interview.id, b: blockId, t: textId, c: code, h: thread!.id, f };
    ids.a = "1";
    ids.d = "now";
    let answered = 0;
    for (const { method, path } of endpoints) {
      if (method !== "get" || !path.startsWith("/projects")) continue;
      const place = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(ids[key] ?? "none"));
      const { status, body } = await api.call(manager, "GET", place);
      if (status === 200) answered++;
      for (const part of parts) expect([path, JSON.stringify(body ?? "").includes(part)]).toEqual([path, false]);
    }
    expect(answered).toBeGreaterThan(25);
    for (const part of parts) {
      const { body } = await api.call(manager, "GET", `/projects/${id}/search?q=${encodeURIComponent(part)}`);
      // What was asked is told back, and nothing else.
      expect(body).toMatchObject({ total: 0, hits: [] });
    }
    const role = encodeURIComponent("продаж");
    const { body: byRole } = await api.call(manager, "GET", `/projects/${id}/search?q=${role}&kind=interview`);
    expect((byRole as { total: number }).total).toBeGreaterThan(0);
  });

  it("no letter, no text, no revision, no discussion and no entry of the journal does", async () => {
    const { ground } = await heldBy(consent);
    const { facts } = ground;
    const kept = await Promise.all([
      ...[facts.selectFrom("outbox").selectAll().execute(), facts.selectFrom("journal").selectAll().execute()],
      ...[
        facts.selectFrom("comments").selectAll().execute(),
        facts.selectFrom("requirementWords").selectAll().execute(),
      ],
      facts.selectFrom("guideQuestions").selectAll().execute(),
      facts.selectFrom("questionnaireRespondents").selectAll().execute(),
    ]);
    const revisions = await facts.selectFrom("revisions").select("bytes").execute();
    const all = JSON.stringify(kept) + revisions.map(({ bytes }) => bytes.toString("utf8")).join("");
    expect(all).toContain("Остаток утренний");
    expect(all).toContain("Запишите: Респондент");
    for (const part of parts) expect([part, all.includes(part)]).toEqual([part, false]);
  });
});

it("with the consent «name» the name is told: the scan above would see it", async () => {
  const { manager, id, f, api } = await heldBy("name");
  for (const path of ["interviews", `questionnaires/${f}`]) {
    const { body } = await api.call(manager, "GET", `/projects/${id}/${path}`);
    expect(JSON.stringify(body)).toContain(parts[0]);
  }
  const { body } = await api.call(manager, "GET", `/projects/${id}/search?q=${encodeURIComponent(parts[0]!)}`);
  expect((body as { total: number }).total).toBeGreaterThan(0);
});

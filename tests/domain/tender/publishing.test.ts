import { describe, expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { renameBlock } from "../../../server/domain/document/block-changes.ts";
import { inviteCompany, removeCompany } from "../../../server/domain/tender/companies.ts";
import { compareOutside } from "../../../server/domain/tender/projection/changes.ts";
import {
  listOutsidePublications,
  readDoor,
  readOutsidePublication,
  readOutsideTexts,
} from "../../../server/domain/tender/projection/door.ts";
import { searchOutside } from "../../../server/domain/tender/projection/search.ts";
import { acceptTerms } from "../../../server/domain/tender/projection/terms.ts";
import { publish, readNextPublication } from "../../../server/domain/tender/publishing.ts";
import { configureTender } from "../../../server/domain/tender/settings.ts";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import { journalKinds, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { accept, integratorOf, line, newcomerOf, publishNow, sending, writeText } from "../../helpers/tender.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const reader = await integratorOf(ground, made, "ООО «Альфа»");
  const [purpose, goals] = (await made.now()).sections;
  const about = purpose!.blocks[0]!;
  const write = (...content: DocNode[]) => writeText(ground, made, about.textId, ...content);
  const read = async () => {
    const { publication, texts } = await readOutsideTexts(ground, reader, made.id, undefined, "ru");
    return { publication, html: texts.map(({ html }) => html).join("\n") };
  };
  return { ground, made, reader, about, problem: goals!.blocks[0]!, write, read };
}

describe("a publication", () => {
  it("is what a person saw: another digest is a refusal, and nothing is published (R2)", async () => {
    const { ground, made, write } = await setUp();
    const { digest } = await readNextPublication(ground, made.manager, made.id, "living");
    await write(line("Другие слова."));
    const order = { name: "ТЗ", source: "living" as const, digest, origin: sending.origin };
    expect(await refusalOf(publish(ground, made.manager, made.id, order))).toEqual({ code: "publication-changed" });
    expect(await ground.facts.selectFrom("publications").selectAll().execute()).toEqual([]);
  });

  it("is another one when only a title has changed, and none when nothing has", async () => {
    const { ground, made, about } = await setUp();
    await publishNow(ground, made);
    expect(await refusalOf(publishNow(ground, made))).toEqual({ code: "nothing-to-publish" });
    await renameBlock(ground, made.manager, made.id, about.id, "Иначе");
    await publishNow(ground, made, "Вторая");
    expect((await journalKinds(ground, made.id)).filter((kind) => kind === "publication.made")).toHaveLength(2);
  });

  it("leaves out the blocks that a leader keeps by hand, and goes on doing so until they are let out again (R6)", async () => {
    const { ground, made, about, read } = await setUp();
    const next = (omitted?: string[]) => readNextPublication(ground, made.manager, made.id, "living", omitted);
    const { digest, kept } = await next([about.id]);
    expect(kept).toContainEqual({ block: about.id, title: about.title, byHand: true });
    const order = { name: "ТЗ", source: "living" as const, digest, origin: sending.origin };
    // What was ticked after he looked is not what he saw (R2).
    expect(await refusalOf(publish(ground, made.manager, made.id, order))).toEqual({ code: "publication-changed" });
    await publish(ground, made.manager, made.id, { ...order, omitted: [about.id] });
    const titles = async () =>
      (await read()).publication.sections.flatMap(({ blocks }) => blocks.map(({ title }) => title));
    expect(await titles()).not.toContain(about.title);
    expect((await next()).isPublished).toBe(true);
    const all = await next([]);
    expect(all.isPublished).toBe(false);
    await publish(ground, made.manager, made.id, { ...order, digest: all.digest, omitted: [] });
    expect(await titles()).toContain(about.title);
  });

  it("is marked «Проект» as a whole and in each block that is not agreed", async () => {
    const { ground, made, read } = await setUp();
    await publishNow(ground, made);
    const { publication } = await read();
    expect(publication.version).toBeNull();
    expect(publication.sections.flatMap(({ blocks }) => blocks.map(({ isDraft }) => isDraft))).not.toContain(false);
  });

  it("keeps inside quotes, sources, owners, persons and examples (R6)", async () => {
    const { ground, made, write, read } = await setUp();
    const { memberId } = await made.now();
    const mention = { type: "reference", attrs: { kind: "person", target: memberId } };
    await write(
      { type: "blockquote", content: [line("Мы теряем каждого пятого")] },
      { type: "paragraph", content: [{ type: "text", text: "Спросить у " }, mention] },
      requirementCard({ uuid: "u1", statement: "Открывать за секунду", owner: "Громов", source: "Интервью 4" }),
    );
    const { leftOut } = await readNextPublication(ground, made.manager, made.id, "living");
    expect(leftOut).toMatchObject({ quotes: 1, sources: 1, owners: 1, mentions: 1 });
    await publishNow(ground, made);
    const { html, publication } = await read();
    expect(html).toContain("Открывать за секунду");
    expect(html).toContain("Спросить у участник проектной группы");
    expect(html).toContain("ТЗ-PUR-001");
    for (const inside of ["Мы теряем", "Громов", "Интервью 4", made.manager.account.name, "u1", "Черновик", memberId])
      expect(html).not.toContain(inside);
    expect(JSON.stringify(publication)).not.toContain(made.manager.account.name);
  });

  it("never holds what is said inside beside the same words (R6)", async () => {
    const { ground, made, about, write, read } = await setUp();
    await write(line("Ответ за два часа."));
    const place = { kind: "quote" as const, quote: "два часа" };
    await openThread(ground, made.manager, made.id, { blockId: about.id, place, body: "Дороже не возьмём" });
    await publishNow(ground, made);
    const { html, publication } = await read();
    expect(html).toContain("Ответ за два часа.");
    expect(html + JSON.stringify(publication)).not.toContain("Дороже не возьмём");
  });

  it("stays what it was while the group writes on", async () => {
    const { ground, made, write, read } = await setUp();
    await write(line("Первая мысль."));
    await publishNow(ground, made);
    const before = await read();
    await write(line("Вторая мысль."));
    expect(await read()).toEqual(before);
  });

  it("is told to every person of every company by a letter of his own that names nobody else", async () => {
    const { ground, made, reader } = await setUp();
    const other = await newcomerOf(ground, made, "АО «Бета»");
    await ground.facts.deleteFrom("outbox").execute();
    ground.heard.length = 0;
    await publishNow(ground, made);
    const letters = await ground.facts.selectFrom("outbox").selectAll().execute();
    expect(letters.map(({ recipient }) => recipient).sort()).toEqual(
      [reader, other].map((one) => one.account.email).sort(),
    );
    expect(letters.map(({ body }) => body).join()).not.toMatch(/Альфа|Бета/);
    expect(letters[0]!.body).toContain(`http://svod.test/tender/${made.id}`);
    expect(ground.heard).toContainEqual({ kind: "published", projectId: made.id });
  });
});

it("Whoever is invited to a tender is invited by the company: nobody of the group is named (R6)", async () => {
  const { ground, made } = await setUp();
  const people = [{ email: "new@beta.example" }];
  await inviteCompany(ground, made.manager, made.id, { name: "ООО «Бета»", people, ...sending });
  const letters = await ground.facts.selectFrom("outbox").selectAll().execute();
  const letter = letters.find(({ recipient }) => recipient === "new@beta.example")!;
  expect(letter.body).toContain("ООО «Насос» приглашает вас к участию в тендере, проект «Внедрение CRM»");
  expect(letter.body).not.toContain(made.manager.account.name);
});

describe("the door", () => {
  it("shows nothing before the terms in force are accepted, and asks again when they change", async () => {
    const { ground, made } = await setUp();
    await publishNow(ground, made);
    const newcomer = await newcomerOf(ground, made, "АО «Бета»");
    const tries = () => [
      readOutsidePublication(ground, newcomer, made.id, undefined, "ru"),
      readOutsideTexts(ground, newcomer, made.id, undefined, "ru"),
      listOutsidePublications(ground, newcomer, made.id),
      searchOutside(ground, newcomer, made.id, undefined, "блок", "ru"),
      compareOutside(ground, newcomer, made.id, {}, "ru"),
    ];
    for (const each of tries()) expect(await refusalOf(each)).toEqual({ code: "terms-not-accepted" });
    expect(await refusalOf(acceptTerms(ground, newcomer, made.id, "0".repeat(64)))).toEqual({ code: "terms-changed" });
    await accept(ground, made, newcomer);
    await Promise.all(tries());
    await configureTender(ground, made.manager, made.id, { terms: "Новые условия." });
    for (const each of tries()) expect(await refusalOf(each)).toEqual({ code: "terms-not-accepted" });
  });

  it("knows everything by ids of the company's own: those of another company open nothing (R6)", async () => {
    const { ground, made, reader } = await setUp();
    const id = await publishNow(ground, made);
    const other = await integratorOf(ground, made, "АО «Бета»");
    const mine = await readOutsidePublication(ground, reader, made.id, undefined, "ru");
    const theirs = await readOutsidePublication(ground, other, made.id, undefined, "ru");
    const idsOf = (value: unknown) => JSON.stringify(value).match(/"[\w-]{22}"/g)!;
    expect(idsOf(mine).filter((each) => idsOf(theirs).includes(each))).toEqual([]);
    for (const said of [theirs.id, id, "x", ""])
      expect(await refusalOf(readOutsidePublication(ground, reader, made.id, said, "ru"))).toEqual({
        code: "not-found",
      });
    expect((await readOutsidePublication(ground, reader, made.id, mine.id, "ru")).id).toBe(mine.id);
  });

  it("is shut for a company that was taken out, and for everybody who is no integrator (R8)", async () => {
    const { ground, made, reader } = await setUp();
    await publishNow(ground, made);
    const editor = await made.join("editor");
    const contractor = await made.join("contractor");
    expect(await refusalOf(readDoor(ground, editor, made.id))).toEqual({ code: "not-allowed" });
    expect(await refusalOf(readDoor(ground, contractor, made.id))).toEqual({ code: "not-found" });
    ground.heard.length = 0;
    await removeCompany(ground, made.manager, made.id, reader.companyId);
    expect(ground.heard).toContainEqual({ kind: "rights", accountId: reader.accountId, projectId: made.id });
    expect(await refusalOf(readDoor(ground, reader, made.id))).toEqual({ code: "not-found" });
  });

  it("finds words and codes, «ё» as «е», and nothing that stays inside", async () => {
    const { ground, made, reader, write } = await setUp();
    const card = requirementCard({ uuid: "u1", statement: "Счёт за секунду", source: "Интервью с Громовым" });
    await write(line("Учёт клиентов."), card);
    await publishNow(ground, made);
    const find = (words: string) => searchOutside(ground, reader, made.id, undefined, words, "ru");
    expect(await find("учет")).toMatchObject([{ count: 1, snippets: [{ match: "Учёт", after: expect.anything() }] }]);
    expect(await find("тз-pur-001")).toMatchObject([{ number: "1.1" }]);
    expect(await find("Громов")).toEqual([]);
  });
});

describe("what changed between publications", () => {
  it("is told block by block with the codes of requirements, and only as far as it was seen outside (R6)", async () => {
    const { ground, made, reader, problem, write } = await setUp();
    const card = (statement: string, source: string) => requirementCard({ uuid: "u1", statement, source });
    await write(line("Ответ за два часа."), card("Открывать за секунду", "Первый"));
    await publishNow(ground, made, "Первая");
    await write(
      line("Ответ за час."),
      card("Открывать за две секунды", "Второй"),
      requirementCard({ uuid: "u2", statement: "Новое" }),
    );
    await writeText(ground, made, problem.textId, line("Стало иначе."));
    await publishNow(ground, made, "Вторая");
    const changes = await compareOutside(ground, reader, made.id, {}, "ru");
    expect(changes).toMatchObject({ from: { number: 1 }, to: { number: 2 } });
    const [first] = changes!.blocks;
    expect(first).toMatchObject({ change: "changed", added: ["ТЗ-PUR-002"], removed: [], changed: ["ТЗ-PUR-001"] });
    expect(first!.redline!.html).toContain("<ins>");
    expect(first!.redline!.html).not.toMatch(/Первый|Второй|u1/);
    await write(
      line("Ответ за час."),
      card("Открывать за две секунды", "Третий"),
      requirementCard({ uuid: "u2", statement: "Новое" }),
    );
    await publishNow(ground, made, "Третья");
    expect(await compareOutside(ground, reader, made.id, {}, "ru")).toMatchObject({ blocks: [] });
  });
});

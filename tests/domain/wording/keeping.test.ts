import { describe, expect, it } from "vitest";
import { listHints, readHints } from "../../../server/domain/wording/hints.ts";
import { keepWord, takeWordBack } from "../../../server/domain/wording/keeping.ts";
import { configureWording, readWordingChoice } from "../../../server/domain/wording/settings.ts";
import { changeRequirement } from "../../../server/domain/requirements/requirement-changes.ts";
import { everything, journalKinds, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { requirementProject } from "../requirements/cast.ts";

const open = projectGrounds();
const code = "ТЗ-PUR-001";
const marker = "ru/fast";

async function setUp() {
  const made = await requirementProject(await open());
  await made.write(
    0,
    {
      uuid: "a",
      statement: "Карточка открывается быстро. Обмен раз в час.",
      criterion: "Менеджеру удобно",
      owner: "быстро",
    },
    { uuid: "b", statement: "Отчёт «Быстро» строится за 2 секунды" },
  );
  const { ground, id, manager } = made;
  const [hint] = (await listHints(ground, manager, id))[0]!.hints;
  const words = { marker, sentence: hint!.sentence, reason: "Замер в критерии" };
  const keep = (given: Partial<typeof words> = {}, who = manager) =>
    keepWord(ground, who, id, code, { ...words, ...given });
  const now = async () => (await readHints(ground, manager, id, code)).hints;
  const rewrite = (statement: string) => changeRequirement(ground, manager, id, code, { statement });
  const refused = async (work: () => Promise<unknown>) => {
    const before = await everything(ground);
    ground.heard.length = 0;
    const refusal = await refusalOf(work());
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
    return refusal;
  };
  return { ...made, keep, now, rewrite, refused };
}

describe("Hints of a project", () => {
  it("speak of statements and criteria only, with what to ask; what is exact has none", async () => {
    const { ground, id, manager } = await setUp();
    const found = await listHints(ground, manager, id);
    expect(found.map(({ code, hints }) => [code, hints.map(({ field, words }) => [field, words])])).toEqual([
      [
        code,
        [
          ["statement", "быстро"],
          ["criterion", "удобно"],
        ],
      ],
    ]);
    expect(found[0]!.hints[0]).toMatchObject({ marker, level: "warning", kept: null });
    expect(found[0]!.hints[0]!.ask).toMatch(/секунд/);
  });

  it("leave code, links and references alone, and take a reference for the address that was missing", async () => {
    const { ground, id, manager, blocks } = await setUp();
    const mark = (type: string, text: string, attrs = {}) => ({ type: "text", text, marks: [{ type, attrs }] });
    const card = requirementCard({ uuid: "a", statement: "Открыть " });
    card.content![0]!.content!.push(
      mark("code", "быстро"),
      mark("link", " удобно", { href: "https://svod.example" }),
      { type: "text", text: " аналогично " },
      { type: "reference", attrs: { kind: "requirement", target: "b" } },
      { type: "text", text: ". Печать красивая" },
    );
    await ground.texts.edit(blocks[0]!.textId, { type: "doc", content: [card] }, manager.accountId);
    await ground.textFacts.settle(blocks[0]!.textId);
    const [found] = await listHints(ground, manager, id);
    expect(found!.hints.map(({ words }) => words)).toEqual(["красивая"]);
    const { marker, sentence } = found!.hints[0]!;
    await keepWord(ground, manager, id, code, { marker, sentence, reason: "Макет утверждён" });
    expect((await readHints(ground, manager, id, code)).hints[0]!.kept).not.toBeNull();
  });

  it("are none for requirements that were dropped", async () => {
    const { ground, id, manager } = await setUp();
    await changeRequirement(ground, manager, id, code, { status: "dropped" });
    expect(await listHints(ground, manager, id)).toEqual([]);
  });
});

describe("A word kept deliberately", () => {
  it("is told with who keeps it and why, journalled by ids only (R12), announced, and hints no more", async () => {
    const { ground, id, manager, keep, now } = await setUp();
    ground.heard.length = 0;
    const kept = await keep();
    expect((await now()).map((hint) => hint.kept?.reason)).toEqual(["Замер в критерии", undefined]);
    expect((await now())[0]!.kept).toMatchObject({ id: kept.id, words: "быстро", name: manager.account.name });
    expect((await journalKinds(ground, id)).at(-1)).toBe("wording.kept");
    const entries = await ground.facts.selectFrom("journal").select("data").where("chain", "=", id).execute();
    expect(JSON.stringify(entries)).not.toMatch(/быстро|Замер/);
    expect(ground.heard).toContainEqual({ kind: "requirements", projectId: id });
  });

  it("stays kept while the words of its sentence stand, whatever becomes of signs, case, ё and the other sentences", async () => {
    const { keep, now, rewrite } = await setUp();
    await keep();
    await rewrite("Карточка, Открывается: быстро! Обмен раз в сутки, в 2:00.");
    expect((await now())[0]!.kept).not.toBeNull();
  });

  it("is told of anew once its sentence is rewritten, since the reason was given for other words", async () => {
    const { ground, id, manager, keep, now, rewrite } = await setUp();
    await keep();
    await rewrite("Карточка и список открываются быстро.");
    expect((await now())[0]!.kept).toBeNull();
    expect((await readHints(ground, manager, id, code)).kept).toMatchObject([{ stands: false }]);
    await rewrite("Карточка открывается быстро");
    expect((await now())[0]!.kept).not.toBeNull();
  });

  it("can be taken back once, and kept again for another reason", async () => {
    const { ground, id, manager, keep, now, refused } = await setUp();
    const kept = await keep();
    await takeWordBack(ground, manager, id, kept.id);
    expect((await now())[0]!.kept).toBeNull();
    expect((await journalKinds(ground, id)).at(-1)).toBe("wording.taken-back");
    expect(await refused(() => takeWordBack(ground, manager, id, kept.id))).toEqual({ code: "wording-taken-back" });
    expect(await refused(() => takeWordBack(ground, manager, id, "none"))).toEqual({ code: "not-found" });
    await keep({ reason: "Так в договоре" });
    expect((await now())[0]!.kept?.reason).toBe("Так в договоре");
  });

  it("needs a reason and a word that stands there; refused it changes nothing (R11)", async () => {
    const { keep, refused } = await setUp();
    expect(await refused(() => keep({ reason: "  " }))).toEqual({ code: "required", field: "reason" });
    expect(await refused(() => keep({ sentence: "другое" }))).toEqual({ code: "wording-gone" });
    expect(await refused(() => keep({ marker: "ru/etc" }))).toEqual({ code: "wording-gone" });
    await keep();
    expect(await refused(() => keep())).toEqual({ code: "wording-kept" });
  });

  it("is for those who write; outsiders are told that there is nothing (R6, R8)", async () => {
    const { ground, id, join, keep, refused } = await setUp();
    const integrator = await join("integrator");
    expect(await refused(() => keep({}, { ...integrator }))).toEqual({ code: "not-found" });
    expect(await refused(() => listHints(ground, integrator, id))).toEqual({ code: "not-found" });
    const observer = await join("observer");
    expect(await refused(() => keep({}, { ...observer }))).toEqual({ code: "not-allowed" });
    expect(await listHints(ground, observer, id)).toHaveLength(1);
    await keep({}, { ...(await join("editor")) });
  });
});

describe("The hints of a project are switched off", () => {
  it("all at once or by marker, by leaders; kept words stay kept meanwhile", async () => {
    const { ground, id, manager, join, keep, now, refused } = await setUp();
    await keep();
    const choose = (off: boolean, ...markersOff: string[]) =>
      configureWording(ground, manager, id, { off, markersOff });
    await choose(false, "ru/convenient");
    expect((await now()).map(({ words }) => words)).toEqual(["быстро"]);
    await choose(true);
    expect(await now()).toEqual([]);
    expect(await readWordingChoice(ground, manager, id)).toEqual({ off: true, markersOff: [] });
    await choose(false);
    expect((await now()).map(({ kept }) => kept !== null)).toEqual([true, false]);
    expect(await refused(() => choose(false, "ru/none"))).toEqual({ code: "invalid", field: "marker" });
    const editor = await join("editor");
    const byEditor = () => configureWording(ground, editor, id, { off: true, markersOff: [] });
    expect(await refused(byEditor)).toEqual({ code: "not-allowed" });
  });
});

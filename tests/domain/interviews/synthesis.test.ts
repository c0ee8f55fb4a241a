/** Quotes put together: grouped, made into one requirement with all its sources, and decided upon where they disagree. */
import { describe, expect, it } from "vitest";
import {
  listContradictions,
  markContradiction,
  resolveContradiction,
} from "../../../server/domain/interviews/contradictions.ts";
import { linkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { changeInterview } from "../../../server/domain/interviews/planning.ts";
import { requirementFrom } from "../../../server/domain/interviews/requirement-from.ts";
import { groupExcerpts } from "../../../server/domain/interviews/synthesis.ts";
import { held, quoted } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const first = await held(ground, made, ["Остаток утренний."]);
  const second = await held(ground, made, ["Остаток всегда верен."], { role: "it" });
  const one = await quoted(ground, made, first.interview.id, "Остаток утренний", { tags: ["склад", "данные"] });
  const two = await quoted(ground, made, second.interview.id, "Остаток всегда верен", { tags: ["склад"] });
  return { ground, made, manager: made.manager, id: made.id, first, second, one: one.id, two: two.id };
}

describe("quotes", () => {
  it("stand by tag, by the block they are evidence for and by role; what belongs to none comes last", async () => {
    const { ground, manager, id, one, first } = await setUp();
    const groups = async (by: "tag" | "block" | "role") =>
      (await groupExcerpts(ground, manager, id, by)).map(({ title, excerpts }) => [title, excerpts.length]);
    expect(await groups("tag")).toEqual([
      ["данные", 1],
      ["склад", 2],
    ]);
    expect(await groups("role")).toEqual([
      ["ИТ", 1],
      ["Руководитель продаж", 1],
    ]);
    await linkExcerpt(ground, manager, id, one, { blockId: first.blockId });
    expect(await groups("block")).toEqual([
      ["1.1 О документе", 1],
      ["", 1],
    ]);
  });

  it("of a group become one requirement with all of them as its sources", async () => {
    const { ground, manager, id, one, two, first } = await setUp();
    const given = { blockId: first.blockId, excerpts: [one, two], statement: "Остаток обновляется раз в час." };
    await requirementFrom(ground, manager, id, given);
    const { source } = await ground.facts.selectFrom("requirementWords").select("source").executeTakeFirstOrThrow();
    expect(source).toBe("Интервью № 1, руководитель продаж; Интервью № 2, ИТ");
    const [group] = await groupExcerpts(ground, manager, id, "block");
    expect([group!.title, group!.excerpts.length]).toEqual(["1.1 О документе", 2]);
  });
});

describe("a contradiction", () => {
  it("is marked once, between two quotes, and resolved once, with a decision", async () => {
    const { ground, manager, id, one, two } = await setUp();
    expect(await refusalOf(markContradiction(ground, manager, id, { first: one, second: one }))).toMatchObject({
      code: "same-quote",
    });
    const pair = { first: one, second: two, note: "Верен ли остаток?" };
    const contradiction = await markContradiction(ground, manager, id, pair);
    const again = markContradiction(ground, manager, id, { first: two, second: one });
    expect(await refusalOf(again)).toEqual({ code: "already-contradicting" });
    expect(await refusalOf(resolveContradiction(ground, manager, id, contradiction, " "))).toMatchObject({
      code: "required",
    });
    await resolveContradiction(ground, manager, id, contradiction, "Верит ИТ, проверим замером.");
    expect(await listContradictions(ground, manager, id)).toMatchObject([
      { note: "Верен ли остаток?", decision: "Верит ИТ, проверим замером.", decidedBy: manager.account.name },
    ]);
    expect(await refusalOf(resolveContradiction(ground, manager, id, contradiction, "Иначе"))).toEqual({
      code: "contradiction-resolved",
    });
  });

  it("is not shown while one of the two may not be quoted", async () => {
    const { ground, manager, id, one, two, second } = await setUp();
    await markContradiction(ground, manager, id, { first: one, second: two });
    await changeInterview(ground, manager, id, second.interview.id, { consent: "none" });
    expect(await listContradictions(ground, manager, id)).toEqual([]);
  });
});

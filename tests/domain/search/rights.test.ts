/** Who may search what: the group its whole project, integrators their publication, everybody nothing of other projects. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { openThread } from "../../../server/domain/discussion/opening.ts";
import { removeMember } from "../../../server/domain/members/members.ts";
import { insideRoles } from "../../../server/domain/people.ts";
import { listRecent } from "../../../server/domain/search/recent.ts";
import { searchProject } from "../../../server/domain/search/searching.ts";
import { searchOutside } from "../../../server/domain/tender/projection/search.ts";
import { person, project, projectGrounds, refusalOf, staff } from "../../helpers/projects.ts";
import { proof } from "../../helpers/proof.ts";
import { requirementCard } from "../../helpers/requirements.ts";
import { integratorOf, line, publishNow, writeText } from "../../helpers/tender.ts";

const open = projectGrounds();

it("[R6] every inside role finds the same; integrators, contractors, strangers and leavers are told that nothing is there", async () => {
  const ground = await open();
  const made = await project(ground);
  const people = await staff(made);
  const [block] = (await made.now()).sections[0]!.blocks;
  await writeText(ground, made, block!.textId, line("Секрет насоса"));
  for (const [role, who] of Object.entries(people)) {
    const asked = searchProject(ground, who, made.id, "секрет");
    if (insideRoles.some((one) => one === role)) expect([role, (await asked).total]).toEqual([role, 1]);
    else {
      expect([role, await refusalOf(asked)]).toEqual([role, { code: "not-found" }]);
      expect([role, await refusalOf(listRecent(ground, who, made.id))]).toEqual([role, { code: "not-found" }]);
    }
  }
  await removeMember(ground, made.manager, made.id, people.editor.memberId);
  for (const who of [people.editor, await person(ground)])
    expect(await refusalOf(searchProject(ground, who, made.id, "секрет"))).toEqual({ code: "not-found" });
});

it("[R6] an integrator finds words of what is published, in whatever form, and neither finds nor counts anything of the inside", async () => {
  const ground = await open();
  const made = await project(ground);
  const blocks = (await made.now()).sections.flatMap((section) => section.blocks);
  await writeText(ground, made, blocks[0]!.textId, line("Отвечаем на вопросы клиентов"));
  const integrator = await integratorOf(ground, made, "ООО «Альфа»");
  await publishNow(ground, made);
  await writeText(ground, made, blocks[0]!.textId, line("Отвечаем на вопросы клиентов, турбина"));
  await writeText(
    ground,
    made,
    blocks[1]!.textId,
    line("Турбины"),
    requirementCard({ uuid: "r", statement: "Турбина" }),
  );
  await openThread(ground, made.manager, made.id, {
    blockId: blocks[0]!.id,
    place: { kind: "block" },
    body: "Турбину?",
  });
  const find = (words: string) => searchOutside(ground, integrator, made.id, undefined, words, "ru");
  expect(await find("вопросов")).toMatchObject([{ count: 1, snippets: [{ match: "вопросы" }] }]);
  expect(await find("клиент вопрос")).toMatchObject([{ count: 2 }]);
  expect([await find("турбина"), await find("вопросы турбина"), await find('"*()')]).toEqual([[], [], []]);
  expect((await searchProject(ground, made.manager, made.id, "турбина")).total).toBe(4);
});

it("a property: whatever two projects hold, a search in one finds its own things only, and as many as without the other", async () => {
  const ground = await open();
  const words = fc.constantFrom("насос", "насосы", "турбина", "вопросов", "ТЗ-PUR-001", "x7", "7s", "клиент");
  const lines = fc.array(words, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
  await fc.assert(
    fc.asyncProperty(lines, lines, words, async (ours, theirs, asked) => {
      const [one, other] = [await project(ground), await project(ground)];
      const [own, foreign] = await Promise.all([one.now(), other.now()]);
      const [ownBlock, foreignBlock] = [own, foreign].map(({ sections }) => sections[0]!.blocks[0]!);
      await writeText(ground, one, ownBlock!.textId, line(ours));
      const before = await searchProject(ground, one.manager, one.id, asked);
      await writeText(ground, other, foreignBlock!.textId, line(theirs));
      const { total, hits } = await searchProject(ground, one.manager, one.id, asked);
      expect(total).toBe(before.total);
      for (const { block } of hits)
        expect(own.sections.flatMap((s) => s.blocks.map(({ id }) => id))).toContain(block!.id);
      expect(await refusalOf(searchProject(ground, one.manager, other.id, asked))).toEqual({ code: "not-found" });
    }),
    proof(8, 60),
  );
});

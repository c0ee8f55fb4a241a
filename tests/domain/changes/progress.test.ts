import { describe, expect, it } from "vitest";
import { markProgress } from "../../../server/domain/changes/progress/marking.ts";
import { readProgress } from "../../../server/domain/changes/progress/reading.ts";
import { reopenBlock } from "../../../server/domain/sign-off/reopening.ts";
import { everything, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { writeRequirements } from "../../helpers/requirements.ts";
import { agreeAll, signers } from "../../helpers/versions.ts";

const open = projectGrounds();

/** A project whose one requirement, ТЗ-PUR-001, is agreed. */
async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const [block] = (await made.now()).sections[0]!.blocks;
  await writeRequirements(ground, made.manager, block!.textId, { uuid: "speed", statement: "Ответ за час" });
  await agreeAll(ground, made, await signers(ground, made));
  const mark = (stage: string, day = "2026-03-02", code = "ТЗ-PUR-001") =>
    markProgress(ground, made.manager, made.id, code, { stage, day, note: "Акт № 7" });
  const now = async () => (await readProgress(ground, made.manager, made.id))[0]!;
  return { ground, made, block: block!, mark, now };
}

describe("The progress of a requirement", () => {
  it("is its latest mark, with its day and note; earlier ones stay", async () => {
    const { ground, made, mark, now } = await setUp();
    expect(await now()).toMatchObject({ code: "ТЗ-PUR-001", mark: null, marks: 0 });
    await mark("in-work", "2026-02-20");
    ground.clock.advance({ minutes: 1 });
    await mark("delivered");
    expect(await now()).toMatchObject({
      mark: { stage: "delivered", day: "2026-03-02", note: "Акт № 7", name: made.manager.account.name },
      marks: 2,
    });
  });

  it("is refused for a day to come, a word that is none, a requirement still being written or none, and changes nothing then (R11)", async () => {
    const { ground, made, block, mark } = await setUp();
    const refused = async (work: () => Promise<unknown>) => {
      const before = await everything(ground);
      const refusal = await refusalOf(work());
      expect(await everything(ground)).toEqual(before);
      return refusal;
    };
    expect(await refused(() => mark("delivered", "2026-03-03"))).toEqual({ code: "day-ahead", field: "day" });
    expect(await refused(() => mark("delivered", "2026-02-30"))).toEqual({ code: "bad-date", field: "day" });
    expect(await refused(() => mark("almost"))).toEqual({ code: "invalid", field: "stage" });
    expect(await refused(() => mark("delivered", "2026-03-02", "ТЗ-PUR-404"))).toEqual({ code: "not-found" });
    await reopenBlock(ground, made.manager, made.id, block.id, { kind: "substance", reason: "Иначе" });
    expect(await refused(() => mark("delivered"))).toEqual({ code: "progress-of-draft" });
  });
});

import { describe, expect, it } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { readChange } from "../../../server/domain/changes/reading.ts";
import { proposeReturn } from "../../../server/domain/changes/returning.ts";
import { submitChange } from "../../../server/domain/changes/submitting.ts";
import { everything, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { saying } from "../../helpers/sign-off.ts";
import { applyChange, approveNext, signers } from "../../helpers/versions.ts";

const open = projectGrounds();

/** Version 1.0, after which two blocks were changed. */
async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const who = await signers(ground, made);
  const [first, second, third] = (await made.now()).sections.flatMap(({ blocks }) => blocks);
  await ground.texts.edit(first!.textId, saying("Первое слово"), made.manager.accountId);
  await approveNext(ground, made, who);
  await applyChange(ground, made, { [first!.id]: saying("Первое иначе"), [second!.id]: saying("Второе иначе") });
  const forkOf = async (number: number, blockId: string) => {
    const { targets } = await requestOf(ground.facts, made.id, number);
    return ground.texts.read(targets.find((target) => target.blockId === blockId)!.textId);
  };
  return { ground, made, id: made.id, manager: made.manager, first: first!, second: second!, third: third!, forkOf };
}

describe("Returning to a version", () => {
  it("proposes its text of a block and rewrites nothing: the block and its visas stand until it is decided", async () => {
    const { ground, id, manager, first, forkOf } = await setUp();
    const before = await ground.texts.read(first.textId);
    const { number, state } = await proposeReturn(ground, manager, id, { version: "1.0", blockId: first.id });
    expect(state).toBe("draft");
    expect((await forkOf(number, first.id)).doc).toEqual(saying("Первое слово"));
    expect((await ground.texts.read(first.textId)).doc).toEqual(before.doc);
    const { title, targets } = await readChange(ground, manager, id, number);
    expect(title).toBe(`Вернуть «${first.title}» как в версии 1.0`);
    expect(targets.map(({ blockId }) => blockId)).toEqual([first.id]);
    // It is a request like any other.
    expect((await submitChange(ground, manager, id, number)).state).toBe("submitted");
  });

  it("of the whole document takes the locked blocks that differ", async () => {
    const { ground, id, manager, first, second } = await setUp();
    const { number } = await proposeReturn(ground, manager, id, { version: "1.0" });
    const { targets } = await readChange(ground, manager, id, number);
    expect(targets.map(({ blockId }) => blockId)).toEqual([first.id, second.id]);
  });

  it("is refused where nothing differs, for a version that is none, a block it does not hold, and by those who do not write", async () => {
    const { ground, made, id, manager, third } = await setUp();
    const observer = await made.join("observer");
    const before = await everything(ground);
    const code = async (version: string, blockId?: string, who = manager) =>
      (await refusalOf(proposeReturn(ground, who, id, { version, blockId }))).code;
    expect(await code("1.0", third.id)).toBe("return-nothing");
    expect(await code("2.7")).toBe("not-found");
    expect(await code("1.0", "no such block")).toBe("not-found");
    expect(await code("1.0", undefined, observer)).toBe("not-allowed");
    expect(await everything(ground)).toEqual(before);
  });
});

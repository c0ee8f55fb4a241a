/** Random histories of requests on one block against a small reference: no text that nobody approved, no update lost. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { requestOf } from "../../../server/domain/changes/change-rows.ts";
import { readRebase, rebaseChange } from "../../../server/domain/changes/rebasing.ts";
import { returnChange } from "../../../server/domain/changes/submitting.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { readNextVersion } from "../../../server/domain/sign-off/versions.ts";
import { changesOnOwnBlock, type ChangeStage } from "../../helpers/changes.ts";
import { projectGrounds } from "../../helpers/projects.ts";
import { proof } from "../../helpers/proof.ts";
import { saying, signStage, type SignStage } from "../../helpers/sign-off.ts";

const open = projectGrounds();

const wordings = ["10 минут", "15 минут", "30 минут", "за час", "сразу"] as const;

type Step =
  | { do: "fork"; words: string }
  | { do: "edit"; at: number; words: string }
  | { do: "submit"; at: number }
  | { do: "decide"; at: number; verdict: "approve" | "reject" | "defer"; stale: boolean }
  | { do: "rebase"; at: number; side: "mine" | "theirs" | "base" }
  | { do: "return"; at: number };

const words = fc.constantFrom(...wordings);
const at = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("fork" as const), words }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("edit" as const), at, words }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("submit" as const), at }) },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ do: fc.constant("decide" as const), at, stale: fc.integer({ max: 7, min: 0 }).map((n) => n === 0) },
      verdict: fc.constantFrom(
        "approve" as const,
        "approve" as const,
        "approve" as const,
        "reject" as const,
        "defer" as const,
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("rebase" as const), at, side: fc.constantFrom("mine", "theirs", "base") }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("return" as const), at }) },
);

interface Modelled {
  number: number;
  state: "draft" | "decision" | "rejected" | "deferred" | "applied";
  /** Applied changes of the block when it was forked. */
  base: number;
  baseWords: string;
  words: string;
}

/** What the rules say of each step: the code it is refused with, or what becomes of the block and its requests. */
class Reference {
  block: string = wordings[0];
  applied: string[] = [];
  readonly requests: Modelled[] = [];

  refusal(one: Modelled, given: Exclude<Step, { do: "fork" }>): string | undefined {
    const isOver = one.state === "rejected" || one.state === "applied";
    switch (given.do) {
      case "edit":
        return one.state === "draft" ? undefined : "locked";
      case "submit":
        if (one.state !== "draft") return isOver ? "change-over" : "change-being-judged";
        if (one.base !== this.applied.length) return "change-moved";
        return one.words === one.baseWords ? "change-nothing" : undefined;
      case "decide":
        if (one.state !== "decision") return isOver ? "change-over" : "change-being-written";
        if (given.stale) return "change-stale";
        return given.verdict === "approve" && one.base !== this.applied.length ? "change-moved" : undefined;
      case "rebase":
        if (isOver) return "change-over";
        return one.base === this.applied.length ? "change-not-moved" : undefined;
      case "return":
        if (isOver) return "change-over";
        return one.state === "draft" ? "change-being-written" : undefined;
    }
  }

  perform(one: Modelled, given: Exclude<Step, { do: "fork" }>): void {
    if (given.do === "edit") one.words = given.words;
    if (given.do === "submit") one.state = "decision";
    if (given.do === "return") one.state = "draft";
    if (given.do === "rebase") {
      const sides = { mine: one.words, theirs: this.block, base: one.baseWords };
      // Where one side left it alone, or both say the same, nobody is asked.
      const merged =
        one.words === one.baseWords ? this.block : this.block === one.baseWords ? one.words : sides[given.side];
      one.words = one.words === this.block ? one.words : merged;
      Object.assign(one, { state: "draft", base: this.applied.length, baseWords: this.block });
    }
    if (given.do !== "decide") return;
    one.state = given.verdict === "approve" ? "applied" : given.verdict === "reject" ? "rejected" : "deferred";
    if (given.verdict !== "approve") return;
    this.block = one.words;
    this.applied.push(one.words);
  }
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

async function perform(stage: ChangeStage, { number }: Modelled, given: Exclude<Step, { do: "fork" }>) {
  const { ground, made, editor, head } = stage;
  switch (given.do) {
    case "edit": {
      const { request, targets } = await requestOf(ground.facts, made.id, number);
      if (request.state !== "draft") return "locked";
      return codeOf(ground.texts.edit(targets[0]!.textId, saying(given.words), editor.accountId));
    }
    case "submit":
      return codeOf(stage.submitted(number));
    case "decide":
      return codeOf(stage.decide(head, number, given.verdict, given.stale ? "0".repeat(64) : undefined));
    case "rebase": {
      const moved = await readRebase(ground, editor, made.id, number);
      const seen = Object.fromEntries(moved.map(({ blockId, hash }) => [blockId, hash]));
      const conflicts = moved.flatMap((one) => one.conflicts);
      const choices = Object.fromEntries(conflicts.map(({ id }) => [id, given.side]));
      return codeOf(rebaseChange(ground, editor, made.id, number, { choices, seen }));
    }
    case "return":
      return codeOf(returnChange(ground, editor, made.id, number));
  }
}

async function run(house: SignStage, steps: readonly Step[]): Promise<void> {
  const stage = await changesOnOwnBlock(house);
  const { ground, made, manager } = stage;
  await stage.agree(wordings[0]);
  const reference = new Reference();
  for (const given of steps) {
    if (given.do === "fork") {
      if (reference.requests.length > 2) continue;
      const number = await stage.propose(given.words);
      const { applied, block } = reference;
      reference.requests.push({ number, state: "draft", base: applied.length, baseWords: block, words: given.words });
      continue;
    }
    const one = reference.requests[given.at];
    if (!one) continue;
    const refused = reference.refusal(one, given);
    expect([given, await perform(stage, one, given)]).toEqual([given, refused]);
    if (refused === undefined) reference.perform(one, given);
    // Every text of the block is one that somebody approved, live and stored; visas cover its very hash (R2).
    expect(await stage.words()).toEqual({ live: reference.block, revision: reference.block });
    const { blocks } = (await readNextVersion(ground, manager, made.id)).manifest;
    const signed = blocks.find(({ block }) => block === stage.blockId);
    const latest = await ground.facts
      .selectFrom("revisions")
      .select("hash")
      .where("textId", "=", stage.textId)
      .orderBy("number", "desc")
      .executeTakeFirstOrThrow();
    expect(signed).toMatchObject({ hash: latest.hash, signOffs: [expect.any(String)] });
  }
}

test(
  "requests on one block, in whatever order, apply only what somebody approved",
  async () => {
    const house = await signStage(await open());
    const steps = fc.array(step, { minLength: 3, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(steps, (given) => run(house, given)),
      proof(60, 5000),
    );
    expect(await verifyJournal(house.ground.facts)).toEqual([]);
  },
  process.env.PROVE === "1" ? 3 * 60 * 60_000 : 180_000,
);

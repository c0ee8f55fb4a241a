/** What the comparison of two versions reads: what became of requirements and blocks, and the redline that was asked for. */
import { compareVersionBlock, compareVersions } from "../../../server/domain/changes/comparison/version-comparison.ts";
import type { RequirementDifference } from "../../../server/domain/changes/comparison/requirement-differences.ts";
import { may } from "../../../server/domain/people.ts";
import { listVersions } from "../../../server/domain/sign-off/versions.ts";
import { fullDate } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { wordDifference } from "../../project/word-difference.server.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

function shown({ code, uuid, kinds, from, to, changes }: RequirementDifference) {
  const whole = from === null || to === null;
  const fields = changes.map(({ field, was, is }) => ({
    field,
    // Of priorities the words are the interface's.
    ...(field === "priority" ? { was, is } : { pieces: wordDifference(was, is) }),
  }));
  // One that came or went is told by what it says, not by every field of its card.
  return { code, uuid, kinds, from, to, fields: whole ? fields.filter(({ field }) => field === "statement") : fields };
}

export type ShownDifference = ReturnType<typeof shown>;

/** @throws Refusal not-found, text-unavailable */
export async function readComparison(visit: SignedInVisit) {
  const { ground, actor, context, projectId, request } = visit;
  const asked = new URL(request.url).searchParams;
  const span = { from: asked.get("from") ?? undefined, to: asked.get("to") ?? undefined };
  const { timeZone, role } = await readProject(visit);
  const writes = may(role, "change.write");
  const calendar = calendarOf(context, timeZone);
  const versions = (await listVersions(ground, actor, projectId)).map(({ number, at }) => ({
    number,
    approved: fullDate(at, calendar),
  }));
  const compared = await compareVersions(ground, actor, projectId, span);
  if (!compared) return { versions, writes, compared: null, redline: null };
  const { requirements, ...rest } = compared;
  const blockId = asked.get("block");
  const pair = { from: rest.from.number, to: rest.to.number };
  const read = (id: string) => compareVersionBlock(ground, actor, projectId, pair, id, context.language);
  return {
    ...{ versions, writes },
    compared: { ...rest, requirements: requirements.map(shown) },
    /** Asked for by an address, such as a line of the register, or by a reader without scripts. */
    redline: blockId ? { blockId, view: await read(blockId) } : null,
  };
}

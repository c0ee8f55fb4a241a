/** «Реестр изменений»: every decided change with before → after, and lighter ones, the latest first. */
import type { Ground } from "../../../ground.ts";
import { membership, type Actor } from "../../command.ts";
import { compareRequirements } from "../comparison/requirement-differences.ts";
import { RevisionRequirements, versionsOf, type Version } from "../comparison/version-contents.ts";
import { passes, touches, type LogLook } from "./look.ts";
import { reopeningLines } from "./reopening-lines.ts";
import { requestLines } from "./request-lines.ts";
import { placedBlocks, revisionNumbers } from "./revision-numbers.ts";
import type { BareLine, LogLine } from "./shapes.ts";

/** Every line that passes. @throws Refusal not-found, not-allowed */
export async function readChangeLog(
  ground: Ground,
  actor: Actor,
  projectId: string,
  look: LogLook = {},
): Promise<LogLine[]> {
  await membership(ground, actor, projectId, "change-log.read");
  const { facts: q } = ground;
  const { timeZone } = await q
    .selectFrom("projects")
    .select("timeZone")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const known = { blocks: await placedBlocks(q, projectId), numbers: await revisionNumbers(q, projectId) };
  const versions = await versionsOf(q, projectId);
  const all = [...(await requestLines(q, projectId, known)), ...(await reopeningLines(q, projectId, known))]
    .filter((line) => passes(line, look, timeZone))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : (b.number ?? 0) - (a.number ?? 0)));
  const revisions = new RevisionRequirements(q, projectId);
  const lines: LogLine[] = [];
  for (const line of all) {
    const whole = await compared({ ...line, version: versionOf(line, versions) }, revisions);
    if (touches(whole, look)) lines.push(whole);
  }
  return lines;
}

async function compared({ revisions: pairs, ...line }: BareLine, stored: RevisionRequirements): Promise<LogLine> {
  const standing = (side: "before" | "after") =>
    stored.standing(pairs.flatMap(({ block, [side]: revision }) => (revision === null ? [] : [{ block, revision }])));
  // What has not come to pass has no after: nothing became of its requirements.
  const done = pairs.some(({ after }) => after !== null);
  return { ...line, requirements: done ? compareRequirements(await standing("before"), await standing("after")) : [] };
}

/** The first version that was approved after the change, and holds its block. */
function versionOf({ at, state, blocks }: Omit<BareLine, "version">, versions: readonly Version[]): string | null {
  if (state !== "applied" && state !== "closed" && state !== "agreed") return null;
  const held = (version: Version) => version.blocks.some(({ block }) => blocks.some(({ id }) => id === block));
  return versions.find((version) => version.at > at && held(version))?.number ?? null;
}

/** What the register can be narrowed to: people and sections that stand in it. @throws Refusal not-found, not-allowed */
export async function readLogChoices(ground: Ground, actor: Actor, projectId: string) {
  const lines = await readChangeLog(ground, actor, projectId);
  const people = new Map(lines.map(({ initiator }) => [initiator.accountId, initiator.name]));
  const sections = new Map(lines.flatMap(({ blocks }) => blocks.map(({ section }) => [section.id, section.title])));
  const named = (from: Map<string, string>) => [...from].map(([id, name]) => ({ id, name }));
  return { people: named(people).filter(({ id }) => id !== ""), sections: named(sections) };
}

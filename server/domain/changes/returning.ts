/** «Предложить вернуть …»: an earlier version is never put back by itself; a request proposes its texts again. */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { ChangeRequests } from "../../db/change-schema.ts";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { blockInPlace, liveSections, siblingsOf } from "../document/live-rows.ts";
import { limits } from "../fields.ts";
import { findLatestRevision } from "../history/revision-list.ts";
import { Refusal } from "../refusal.ts";
import { requestOf } from "./change-rows.ts";
import { versionsOf, type Version } from "./comparison/version-contents.ts";
import { documentOf } from "./placing.ts";
import { mostBlocks, raiseChange } from "./raising.ts";

export interface Return {
  /** «1.0». */
  version: string;
  /** One block; without it, every locked one that reads otherwise by now. */
  blockId?: string | undefined;
}

const words: Record<Language, (version: string, title: string) => string> = {
  ru: (version, title) => (title ? `Вернуть «${title}» как в версии ${version}` : `Вернуть как в версии ${version}`),
  en: (version, title) => (title ? `Return “${title}” to version ${version}` : `Return to version ${version}`),
};

/** A block as it stood in the version. */
interface Earlier {
  blockId: string;
  doc: DocNode;
}

/**
 * Raises a draft request whose forks say what the version said.
 * @throws Refusal not-found, not-allowed, in-bin, return-nothing, return-too-many and those of `raiseChange`
 */
export async function proposeReturn(
  ground: Ground,
  actor: Actor,
  projectId: string,
  { version: number, blockId }: Return,
): Promise<ChangeRequests> {
  await membership(ground, actor, projectId, "change.write");
  const { facts } = ground;
  const version = (await versionsOf(facts, projectId)).find((one) => one.number === number);
  if (!version) throw new Refusal("not-found");
  const earlier = blockId
    ? await oneOfVersion(ground, projectId, version, blockId)
    : await all(ground, projectId, version);
  if (earlier.length === 0) throw new Refusal("return-nothing", { version: number });
  if (earlier.length > mostBlocks) throw new Refusal("return-too-many", { max: mostBlocks });
  const { language } = await facts
    .selectFrom("projects")
    .select("language")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const title = blockId ? (await blockInPlace(facts, projectId, blockId)).title : "";
  const raised = await raiseChange(ground, actor, projectId, {
    title: [...words[language === "en" ? "en" : "ru"](number, title)].slice(0, limits.title).join(""),
    ...{ cause: "error", blocks: earlier.map((one) => one.blockId) },
  });
  const { targets } = await requestOf(facts, projectId, raised.number);
  for (const target of targets) {
    const { doc } = earlier.find((one) => one.blockId === target.blockId)!;
    await ground.texts.edit(target.textId, doc, actor.accountId);
  }
  return raised;
}

async function oneOfVersion(
  ground: Ground,
  projectId: string,
  { blocks }: Version,
  blockId: string,
): Promise<Earlier[]> {
  const held = blocks.find(({ block }) => block === blockId);
  if (!held) throw new Refusal("not-found");
  await blockInPlace(ground.facts, projectId, blockId);
  return differing(ground, projectId, blockId, held.revision);
}

/** Those that are locked: a draft is simply edited, and what lies in the bin is restored from there. */
async function all(ground: Ground, projectId: string, { blocks }: Version): Promise<Earlier[]> {
  const { facts } = ground;
  const locked = new Set<string>();
  for (const section of await liveSections(facts, projectId))
    for (const { id, state } of await siblingsOf(facts, projectId, section.id)) if (state !== "draft") locked.add(id);
  const earlier: Earlier[] = [];
  for (const { block, revision } of blocks)
    if (locked.has(block)) earlier.push(...(await differing(ground, projectId, block, revision)));
  return earlier;
}

/** What the block said then; nothing where it says so now. */
async function differing(
  { facts }: Ground,
  projectId: string,
  blockId: string,
  revisionId: string,
): Promise<Earlier[]> {
  const { textId } = await blockInPlace(facts, projectId, blockId);
  const latest = await findLatestRevision(facts, projectId, textId);
  const doc = await documentOf(facts, projectId, revisionId);
  const now = latest && (await documentOf(facts, projectId, latest.id));
  return now && canonicalJson(now) === canonicalJson(doc) ? [] : [{ blockId, doc }];
}

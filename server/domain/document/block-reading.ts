/** A block read with its live words, its hash now and its latest revision. */
import type { DocNode } from "../../../content/schema/document.ts";
import { documentMarkdown } from "../../../content/schema/markdown.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { blockOverview, type BlockOverview } from "./outline.ts";
import { codesIn } from "../requirements/requirement-codes.ts";
import { composeRevision, contentOf } from "../history/revision-content.ts";
import { findLatestRevision, type RevisionSummary } from "../history/revision-list.ts";

/** A block with its words as they are now. */
export interface BlockReading {
  block: BlockOverview;
  content: DocNode;
  /** The hash a revision taken now would have. */
  hash: string;
  markdown: string;
  /** Grows with every accepted edit. */
  version: number;
  /** The latest stored revision. */
  revision: RevisionSummary | null;
}

/** Reads a block with its live text. @throws Refusal not-found, not-allowed, text-unavailable */
export async function readBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  blockId: string,
): Promise<BlockReading> {
  await membership(ground, actor, projectId, "text.read");
  const block = await blockOverview(ground.facts, projectId, blockId);
  await ground.textFacts.settle(block.textId);
  const { doc, version } = await ground.texts.read(block.textId);
  const codes = await codesIn(ground.facts, projectId, doc);
  const { hash } = composeRevision(block.textId, contentOf(doc, codes, block));
  const revision = (await findLatestRevision(ground.facts, projectId, block.textId)) ?? null;
  return { block, content: doc, hash, markdown: documentMarkdown(doc), version, revision };
}

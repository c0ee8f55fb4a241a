/** What one confirmation covers, and its hash: a passkey signs that hash, and with it the text that was read (R2). */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import { sha256 } from "../../random.ts";
import type { Deciding } from "./deciding.ts";

/** Blocks with the hashes that were read and the decisions on them, a version's manifest, or a decision on a change. */
export type Covered =
  | { blocks: readonly Pick<Deciding, "blockId" | "hash" | "decision">[] }
  | { version: string }
  | { change: string; verdict: string };

/** SHA-256 of the canonical JSON of what is signed in a project, hex; the order of blocks does not matter. */
export function coveredDigest(projectId: string, covered: Covered): string {
  if ("version" in covered) return sha256(canonicalJson({ project: projectId, version: covered.version }));
  if ("change" in covered) return sha256(canonicalJson({ project: projectId, ...covered }));
  const blocks = covered.blocks.map(({ blockId, hash, decision }) => ({ block: blockId, hash, decision }));
  blocks.sort((a, b) => (a.block < b.block ? -1 : 1));
  return sha256(canonicalJson({ project: projectId, blocks }));
}

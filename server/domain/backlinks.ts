/** Who refers to a requirement, a block or a person: references in the texts of living blocks. */
import type { Transaction } from "kysely";
import type { ReferenceKind } from "../../content/schema/forms.ts";
import type { Facts } from "../db/open.ts";
import type { Schema } from "../db/schema.ts";
import type { Ground } from "../ground.ts";
import { membership, type Actor } from "./command.ts";
import { readOutline } from "./outline.ts";

type Reader = Facts | Transaction<Schema>;

export interface Backlink {
  blockId: string;
  /** «3.3 Воронка продаж». */
  block: string;
  /** The requirement whose card holds the reference. */
  requirement: { uuid: string; code: string } | null;
  /** The beginning of the line it stands in; may be empty. */
  context: string;
}

/** References of a project that stand in the texts of living blocks of living sections. */
export function referencesIn(q: Reader, projectId: string) {
  return q
    .selectFrom("textReferences")
    .innerJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "textReferences.projectId")
        .onRef("blocks.textId", "=", "textReferences.textId"),
    )
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .where("textReferences.projectId", "=", projectId)
    .where("blocks.removedAt", "is", null)
    .where("sections.removedAt", "is", null);
}

/** In the order of the document. Empty for what nobody refers to. @throws Refusal not-found, not-allowed */
export async function listBacklinks(
  ground: Ground,
  actor: Actor,
  projectId: string,
  kind: ReferenceKind,
  id: string,
): Promise<Backlink[]> {
  await membership(ground, actor, projectId, "text.read");
  const rows = await referencesIn(ground.facts, projectId)
    .leftJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "textReferences.projectId")
        .onRef("requirements.uuid", "=", "textReferences.within"),
    )
    .select(["blocks.id as blockId", "textReferences.context", "requirements.uuid", "requirements.code"])
    .where("textReferences.kind", "=", kind)
    .where("textReferences.target", "=", id)
    .orderBy("textReferences.place")
    .execute();
  const sections = await readOutline(ground.facts, projectId);
  return sections.flatMap((section, at) =>
    section.blocks.flatMap((block) =>
      rows
        .filter(({ blockId }) => blockId === block.id)
        .map(({ blockId, context, uuid, code }) => ({
          ...{ blockId, block: `${at + 1}.${block.position + 1} ${block.title}`, context },
          requirement: uuid && code ? { uuid, code } : null,
        })),
    ),
  );
}

/** Who refers to a requirement, a block or a person: references in the texts of living blocks. */
import type { Transaction } from "kysely";
import type { ReferenceKind } from "../../../content/schema/forms.ts";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { placesOfTexts } from "./requirements.ts";

type Reader = Facts | Transaction<Schema>;

export interface Backlink {
  block: { id: string; number: string; title: string };
  /** The requirement whose card holds the reference. */
  requirement: { uuid: string; code: string } | null;
  /** The beginning of the line it stands in; may be empty. */
  context: string;
}

/** In the order of the document. Empty for what nobody refers to. */
export async function readBacklinks(
  q: Reader,
  projectId: string,
  kind: ReferenceKind,
  target: string,
): Promise<Backlink[]> {
  const rows = await q
    .selectFrom("textReferences")
    .leftJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "textReferences.projectId")
        .onRef("requirements.uuid", "=", "textReferences.within"),
    )
    .select(["textReferences.textId", "textReferences.context", "requirements.uuid", "requirements.code"])
    .where("textReferences.projectId", "=", projectId)
    .where("textReferences.kind", "=", kind)
    .where("textReferences.target", "=", target)
    .orderBy("textReferences.place")
    .execute();
  const places = await placesOfTexts(q, projectId);
  return rows
    .flatMap(({ textId, context, uuid, code }) => {
      const place = places.get(textId);
      if (!place) return [];
      const { id, number, title } = place.block;
      const requirement = uuid && code ? { uuid, code } : null;
      return [{ at: place.at, link: { block: { id, number, title }, requirement, context } }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ link }) => link);
}

/** Who refers to something, for those who may read the texts. @throws Refusal not-found, not-allowed */
export async function listBacklinks(
  ground: Ground,
  actor: Actor,
  projectId: string,
  kind: ReferenceKind,
  id: string,
): Promise<Backlink[]> {
  await membership(ground, actor, projectId, "text.read");
  return readBacklinks(ground.facts, projectId, kind, id);
}

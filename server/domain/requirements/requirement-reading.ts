/** One requirement with everything that hangs on it: what it refers to, what refers to it, its cell of origin, its history. */
import { cellsOf } from "../../../content/schema/document.ts";
import type { ReferenceKind } from "../../../content/schema/forms.ts";
import { nameOf, type Names } from "../../../content/schema/names.ts";
import type { Ground } from "../../ground.ts";
import { readBacklinks, type Backlink } from "./backlinks.ts";
import { membership, type Actor } from "../command.ts";
import { cellText, columnsOf, definitionOf, formsIn } from "../document/form-rows.ts";
import { readForms } from "../document/forms.ts";
import { readNames } from "../document/names.ts";
import { readHistory, type RequirementHistory } from "./requirement-history.ts";
import { mustFindRequirementNow, type Origin, type RequirementRow } from "./requirements.ts";

export interface RequirementReading extends Omit<RequirementRow, "origin"> {
  origin: OriginReading | null;
  /** What it refers to, in the order of its words. */
  references: { kind: ReferenceKind; target: string; title: string }[];
  /** Where it is referred to, in the document's order; `requirement` is the code of the one that refers to it. */
  referencedBy: (Omit<Backlink, "requirement"> & { requirement: string | null })[];
  history: RequirementHistory;
}

export interface OriginReading extends Origin {
  formTitle: string;
  columnTitle: string;
  /** What the cell says now; null when it is there no longer. */
  text: string | null;
}

async function readReferences(ground: Ground, projectId: string, textId: string, uuid: string, names: Names) {
  const rows = await ground.facts
    .selectFrom("textReferences")
    .select(["kind", "target"])
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .where("within", "=", uuid)
    .orderBy("place")
    .execute();
  return rows.map(({ kind, target }) => ({ kind, target, title: nameOf(names, kind, target)?.text ?? "" }));
}

/** The text of the living block that a form belongs to. */
function findFormText(ground: Ground, projectId: string, form: string) {
  return ground.facts
    .selectFrom("blocks")
    .select("textId")
    .where("projectId", "=", projectId)
    .where("key", "=", form.split("/")[0]!)
    .where("removedAt", "is", null)
    .executeTakeFirst();
}

async function readOrigin(
  ground: Ground,
  actor: Actor,
  projectId: string,
  origin: Origin,
  names: Names,
): Promise<OriginReading> {
  const form = definitionOf(await readForms(ground, actor, projectId), origin.form);
  const place = await findFormText(ground, projectId, origin.form);
  const doc = place && (await ground.texts.read(place.textId)).doc;
  const node = doc && [...formsIn(doc)].find(({ attrs }) => attrs?.key === origin.form);
  const row = node?.content?.find(({ attrs }) => attrs?.id === origin.row);
  const columns = columnsOf(node ?? { type: "form" }, form);
  return {
    ...origin,
    formTitle: form?.title ?? origin.form,
    columnTitle: columns.find(({ key }) => key === origin.column)?.title ?? origin.column,
    text: row
      ? cellsOf(row, origin.column)
          .map((cell) => cellText(cell, names))
          .join("\n")
      : null,
  };
}

/** A requirement by its code. @throws Refusal not-found, not-allowed, text-unavailable */
export async function getRequirement(
  ground: Ground,
  actor: Actor,
  projectId: string,
  code: string,
): Promise<RequirementReading> {
  await membership(ground, actor, projectId, "text.read");
  const { row, textId } = await mustFindRequirementNow(ground, projectId, code);
  const names = await readNames(ground.facts, projectId);
  return {
    ...row,
    origin: row.origin && (await readOrigin(ground, actor, projectId, row.origin, names)),
    references: await readReferences(ground, projectId, textId, row.uuid, names),
    referencedBy: (await readBacklinks(ground.facts, projectId, "requirement", row.uuid)).map((link) => ({
      ...link,
      requirement: link.requirement?.code ?? null,
    })),
    history: await readHistory(ground, projectId, textId, row.uuid),
  };
}

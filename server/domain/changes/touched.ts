/** Which requirements a request touches: those its texts change, those that refer to them, those people add. */
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { ChangeRequirements, RequirementTouch } from "../../db/change-schema.ts";
import type { ProjectCommand } from "../command.ts";
import { Refusal } from "../refusal.ts";

/** Cards of a document by the uuid of their requirement. */
function cardsOf(doc: DocNode): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: DocNode) => {
    if (node.type === "requirement") found.set(String(node.attrs?.uuid ?? ""), canonicalJson(node));
    else node.content?.forEach(visit);
  };
  visit(doc);
  return found;
}

/** What becomes of requirements between two sets of documents; one moved from block to block as it is, is untouched. */
export function touchedBetween(before: readonly DocNode[], after: readonly DocNode[]): Map<string, RequirementTouch> {
  const together = (docs: readonly DocNode[]) => new Map(docs.flatMap((doc) => [...cardsOf(doc)]));
  const [was, is] = [together(before), together(after)];
  const touched = new Map<string, RequirementTouch>();
  for (const [uuid, card] of is) if (was.get(uuid) !== card) touched.set(uuid, was.has(uuid) ? "modified" : "added");
  for (const uuid of was.keys()) if (!is.has(uuid)) touched.set(uuid, "removed");
  return touched;
}

type Row = Pick<ChangeRequirements, "uuid" | "touch" | "found">;

async function put({ q, projectId }: ProjectCommand, requestId: string, rows: Row[]): Promise<void> {
  for (const { uuid, touch, found } of rows)
    await q
      .insertInto("changeRequirements")
      .values({ projectId, requestId, uuid, touch, found })
      .onConflict((row) => row.columns(["projectId", "requestId", "uuid"]).doUpdateSet({ touch, found }))
      .execute();
}

/** Adds requirements in other blocks that refer to those in the blocks of the request, or to the blocks themselves. */
export async function linkedRequirements(command: ProjectCommand, requestId: string): Promise<void> {
  const { q, projectId } = command;
  const blocks = await q
    .selectFrom("changeTargets")
    .innerJoin("blocks", (join) =>
      join.onRef("blocks.projectId", "=", "changeTargets.projectId").onRef("blocks.id", "=", "changeTargets.blockId"),
    )
    .select(["blocks.id", "blocks.textId"])
    .where("changeTargets.projectId", "=", projectId)
    .where("changeTargets.requestId", "=", requestId)
    .execute();
  const texts = blocks.map(({ textId }) => textId);
  const standing = await q
    .selectFrom("requirementWords")
    .select("uuid")
    .where("projectId", "=", projectId)
    .where("textId", "in", texts)
    .execute();
  const targets = [...blocks.map(({ id }) => id), ...standing.map(({ uuid }) => uuid)];
  const rows = await q
    .selectFrom("textReferences")
    .innerJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "textReferences.projectId")
        .onRef("requirements.uuid", "=", "textReferences.within"),
    )
    .select("textReferences.within as uuid")
    .distinct()
    .where("textReferences.projectId", "=", projectId)
    .where("textReferences.target", "in", targets)
    .where("textReferences.textId", "not in", texts)
    .execute();
  const known = await uuidsOf(command, requestId);
  await put(
    command,
    requestId,
    rows.filter(({ uuid }) => !known.has(uuid)).map(({ uuid }) => ({ uuid, touch: "affected", found: "link" })),
  );
}

async function uuidsOf({ q, projectId }: ProjectCommand, requestId: string): Promise<Set<string>> {
  const rows = await q
    .selectFrom("changeRequirements")
    .select("uuid")
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .execute();
  return new Set(rows.map(({ uuid }) => uuid));
}

/** Puts what the texts say in place of what they said; nobody can take that off. */
export async function writtenRequirements(
  command: ProjectCommand,
  requestId: string,
  touched: ReadonlyMap<string, RequirementTouch>,
): Promise<void> {
  const { q, projectId } = command;
  await q
    .deleteFrom("changeRequirements")
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .where("found", "=", "text")
    .execute();
  await put(
    command,
    requestId,
    [...touched].map(([uuid, touch]) => ({ uuid, touch, found: "text" })),
  );
}

/** Adds a requirement by hand. @throws Refusal change-unknown-requirement */
export async function addRequirement(command: ProjectCommand, requestId: string, uuid: string): Promise<void> {
  const { q, projectId } = command;
  const requirement = await q
    .selectFrom("requirements")
    .select("uuid")
    .where("projectId", "=", projectId)
    .where("uuid", "=", uuid)
    .executeTakeFirst();
  if (!requirement) throw new Refusal("change-unknown-requirement", {}, "requirement");
  if ((await uuidsOf(command, requestId)).has(uuid)) return;
  await put(command, requestId, [{ uuid, touch: "affected", found: "hand" }]);
}

/** Takes a requirement off. @throws Refusal not-found, change-requirement-written */
export async function dropRequirement(
  { q, projectId }: ProjectCommand,
  requestId: string,
  uuid: string,
): Promise<void> {
  const row = await q
    .selectFrom("changeRequirements")
    .select("found")
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .where("uuid", "=", uuid)
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  if (row.found === "text") throw new Refusal("change-requirement-written");
  await q
    .deleteFrom("changeRequirements")
    .where("projectId", "=", projectId)
    .where("requestId", "=", requestId)
    .where("uuid", "=", uuid)
    .execute();
}

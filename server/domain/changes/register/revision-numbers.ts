/** What lines of the register need of a project's rows: numbers of revisions, and blocks with their sections. */
import type { Facts } from "../../../db/open.ts";
import type { LineBlock } from "./shapes.ts";

export async function revisionNumbers(q: Facts, projectId: string): Promise<Map<string, number>> {
  const rows = await q.selectFrom("revisions").select(["id", "number"]).where("projectId", "=", projectId).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

export type PlacedBlock = Pick<LineBlock, "id" | "title" | "section">;

/** Every block of the project, the bin included, with its section. */
export async function placedBlocks(q: Facts, projectId: string): Promise<Map<string, PlacedBlock>> {
  const rows = await q
    .selectFrom("blocks")
    .innerJoin("sections", (join) =>
      join.onRef("sections.projectId", "=", "blocks.projectId").onRef("sections.id", "=", "blocks.sectionId"),
    )
    .select(["blocks.id", "blocks.title", "sections.id as sectionId", "sections.title as sectionTitle"])
    .where("blocks.projectId", "=", projectId)
    .execute();
  return new Map(
    rows.map(({ id, title, sectionId, sectionTitle }) => [
      id,
      { id, title, section: { id: sectionId, title: sectionTitle } },
    ]),
  );
}

/** Living blocks in the order of the document, with the numbers readers know them by. */
import type { Blocks } from "../../db/schema.ts";
import { liveSections, type Reader } from "./live-rows.ts";

export interface NumberedBlock extends Pick<Blocks, "id" | "textId" | "title" | "state"> {
  /** «3.2»: of its section, and within it. */
  number: string;
}

export async function numberedBlocks(q: Reader, projectId: string): Promise<NumberedBlock[]> {
  const rows = await q
    .selectFrom("blocks")
    .select(["id", "textId", "title", "state", "sectionId"])
    .where("projectId", "=", projectId)
    .where("removedAt", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return (await liveSections(q, projectId)).flatMap((section, at) =>
    rows
      .filter(({ sectionId }) => sectionId === section.id)
      .map(({ sectionId: _, ...block }, within) => ({ ...block, number: `${at + 1}.${within + 1}` })),
  );
}

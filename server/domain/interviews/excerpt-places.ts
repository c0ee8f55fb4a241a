/** Where quotes stand in their notes as these are now; an edit that touches a confirmed quote makes its links suspect. */
import type { Mark } from "../../../content/schema/anchors.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { derivationCommand, type Command } from "../command.ts";
import type { QuotesNow } from "../texts.ts";
import { tell } from "./interview-rows.ts";

function excerptsIn(q: Facts, textId: string) {
  return q
    .selectFrom("interviews")
    .innerJoin("excerpts", (join) =>
      join.onRef("excerpts.projectId", "=", "interviews.projectId").onRef("excerpts.interviewId", "=", "interviews.id"),
    )
    .innerJoin("excerptPlaces", (join) =>
      join
        .onRef("excerptPlaces.projectId", "=", "excerpts.projectId")
        .onRef("excerptPlaces.excerptId", "=", "excerpts.id"),
    )
    .select(["excerpts.projectId", "excerpts.id", "excerpts.confirmedAt", "interviews.id as interviewId"])
    .select(["interviews.number", "excerptPlaces.mark", "excerptPlaces.place"])
    .where("interviews.textId", "=", textId)
    .where("excerpts.removedAt", "is", null)
    .execute();
}

type Standing = Awaited<ReturnType<typeof excerptsIn>>[number];

/** Texts that are quoted, with the earliest version that the places of their quotes speak of. */
export function textsOfExcerpts(q: Facts): Promise<{ textId: string; version: number }[]> {
  return q
    .selectFrom("interviews")
    .innerJoin("excerpts", (join) =>
      join.onRef("excerpts.projectId", "=", "interviews.projectId").onRef("excerpts.interviewId", "=", "interviews.id"),
    )
    .innerJoin("excerptPlaces", (join) =>
      join
        .onRef("excerptPlaces.projectId", "=", "excerpts.projectId")
        .onRef("excerptPlaces.excerptId", "=", "excerpts.id"),
    )
    .select((eb) => [
      eb.ref("interviews.textId").$notNull().as("textId"),
      eb.fn.min<number>("excerptPlaces.version").as("version"),
    ])
    .where("interviews.textId", "is not", null)
    .where("excerpts.removedAt", "is", null)
    .groupBy("interviews.textId")
    .execute();
}

/** Finds the places of a text's quotes anew. @throws Refusal text-unavailable, storage-failing */
export async function placeExcerpts(ground: Ground, textId: string): Promise<void> {
  const excerpts = await excerptsIn(ground.facts, textId);
  const [first] = excerpts;
  if (!first) return;
  const marks = excerpts.map(({ mark, place }) => ({ mark: JSON.parse(mark) as Mark, wasLost: place === null }));
  const now = await ground.texts.quotes(textId, marks);
  await derivationCommand(ground, first.projectId, async (command) => {
    for (const [at, excerpt] of excerpts.entries()) await place(command, excerpt, now.version, now.quotes[at] ?? null);
  });
}

async function place(
  command: Command,
  { projectId, id: excerptId, confirmedAt, interviewId, number, ...was }: Standing,
  version: number,
  found: QuotesNow["quotes"][number],
): Promise<void> {
  const { q, now } = command;
  const told = found
    ? { version, place: JSON.stringify(found.place), mark: JSON.stringify(found.mark) }
    : { version, place: null, mark: was.mark };
  await q
    .updateTable("excerptPlaces")
    .set(told)
    .where("projectId", "=", projectId)
    .where("excerptId", "=", excerptId)
    // Of two derivations the later one stands.
    .where("version", "<=", version)
    .execute();
  if ((was.place === null) === (found === null)) return;
  command.announce({ kind: "interviews", projectId });
  if (found || confirmedAt === null) return;
  const touched = await q
    .updateTable("excerptLinks")
    .set({ suspectAt: now })
    .where("projectId", "=", projectId)
    .where("excerptId", "=", excerptId)
    .where("suspectAt", "is", null)
    .returning("id")
    .execute();
  if (touched.length === 0) return;
  const interview = { projectId, id: interviewId, number };
  await tell(command, "excerpt.suspected", interview, { excerpt: excerptId, links: touched.map(({ id }) => id) });
}

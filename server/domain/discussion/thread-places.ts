/** Where threads stand in their text as it is now: derived from its words, and told to pages when one is lost or found. */
import type { Anchor, AnchorKind } from "../../../content/schema/anchors.ts";
import type { Facts } from "../../db/open.ts";
import type { Ground } from "../../ground.ts";
import { derivationCommand } from "../command.ts";
import type { PlacesNow } from "../texts.ts";
import { announceThreads } from "./thread-rows.ts";

interface Standing {
  projectId: string;
  blockId: string;
  id: string;
  kind: AnchorKind;
  form: string;
  row: string;
  column: string;
  requirement: string;
  /** When it was opened. */
  mark: string;
  /** When it was found last. */
  lastMark: string | null;
  place: string | null;
  version: number | null;
  /** Number of the change request that it is about. */
  change: number | null;
}

/** The threads of a block's text, or of the fork in which a change of a block is written. */
async function threadsIn(q: Facts, textId: string): Promise<Standing[]> {
  const ofBlock = q
    .selectFrom("blocks")
    .innerJoin("threads", (join) =>
      join
        .onRef("threads.projectId", "=", "blocks.projectId")
        .onRef("threads.blockId", "=", "blocks.id")
        .on("threads.changeId", "is", null),
    )
    .select((eb) => ["threads.projectId", "threads.id", eb.val<number | null>(null).as("ofChange")])
    .where("blocks.textId", "=", textId);
  const ofFork = q
    .selectFrom("changeTargets as target")
    .innerJoin("threads", (join) =>
      join
        .onRef("threads.projectId", "=", "target.projectId")
        .onRef("threads.changeId", "=", "target.requestId")
        .onRef("threads.blockId", "=", "target.blockId"),
    )
    .innerJoin("changeRequests as request", (join) =>
      join.onRef("request.projectId", "=", "target.projectId").onRef("request.id", "=", "target.requestId"),
    )
    .select((eb) => [
      "threads.projectId",
      "threads.id",
      eb.ref("request.number").$castTo<number | null>().as("ofChange"),
    ])
    .where("target.textId", "=", textId);
  return q
    .selectFrom(ofBlock.unionAll(ofFork).as("own"))
    .innerJoin("threads", (join) =>
      join.onRef("threads.projectId", "=", "own.projectId").onRef("threads.id", "=", "own.id"),
    )
    .leftJoin("threadPlaces", (join) =>
      join.onRef("threadPlaces.projectId", "=", "threads.projectId").onRef("threadPlaces.threadId", "=", "threads.id"),
    )
    .select(["threads.projectId", "threads.blockId", "threads.id", "threads.kind", "threads.form", "threads.row"])
    .select(["threads.column", "threads.requirement", "threads.mark", "threadPlaces.mark as lastMark"])
    .select(["threadPlaces.place", "threadPlaces.version", "own.ofChange as change"])
    .execute();
}

/** What is looked for. A mark that cannot be read makes its thread lost; the thread stays. */
export function anchorOf(
  standing: Pick<Standing, "kind" | "form" | "row" | "column" | "requirement" | "mark" | "lastMark" | "place">,
): Anchor {
  const { kind, form, row, column, requirement, mark, lastMark, place } = standing;
  switch (kind) {
    case "quote":
      return {
        kind,
        mark: JSON.parse(lastMark ?? mark) as Extract<Anchor, { kind: "quote" }>["mark"],
        wasLost: lastMark !== null && place === null,
      };
    case "block":
      return { kind };
    case "row":
      return { kind, form, row };
    case "cell":
      return { kind, form, row, column };
    case "requirement":
      return { kind, requirement };
  }
}

/** Finds the places of a text's threads anew. @throws Refusal text-unavailable, storage-failing */
export async function placeThreads(ground: Ground, textId: string): Promise<void> {
  const threads = await threadsIn(ground.facts, textId);
  const [first] = threads;
  if (!first) return;
  const now = await ground.texts.places(textId, threads.map(anchorOf));
  await derivationCommand(ground, first.projectId, async (command) => {
    for (const [at, thread] of threads.entries()) {
      const { projectId, id: threadId } = thread;
      const told = toldOf(now, at);
      await command.q
        .insertInto("threadPlaces")
        .values({ projectId, threadId, ...told })
        // Of two derivations the later one stands; a thread opened meanwhile has a place of its own.
        .onConflict((on) =>
          on.columns(["projectId", "threadId"]).doUpdateSet(told).where("threadPlaces.version", "<=", now.version),
        )
        .execute();
    }
    const isNews = threads.some((thread, at) => (thread.place === null) !== (now.places[at]!.place === null));
    if (isNews) announceThreads(command, first.projectId, first);
  });
}

/** A lost place keeps its last mark: what it is found by when the words come back. */
function toldOf({ version, places }: PlacesNow, at: number) {
  const { place, anchor } = places[at]!;
  const mark = anchor.kind === "quote" ? JSON.stringify(anchor.mark) : "";
  return { version, place: place && JSON.stringify(place), mark };
}

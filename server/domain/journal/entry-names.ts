/** What the ids of entries stand for now: journals hold no names, so that an erased person has none anywhere (R12). */
import type { Facts } from "../../db/open.ts";
import type { Journal } from "../../db/schema.ts";

export type EntryData = Readonly<Record<string, unknown>>;

export interface Thing {
  id: string;
  title: string;
  /** It lies in the bin. */
  removed: boolean;
}

export interface RequirementThing {
  uuid: string;
  code: string;
  /** It stands in a text, so that a link can lead to it. */
  stands: boolean;
}

/** A text that is not a block's: the fork of a change request, the notes of an interview. */
export interface TextElsewhere {
  of: "change" | "interview";
  /** Number of the request or of the interview. */
  number: number;
  /** Id of the interview; of a request its number says all. */
  id: string;
}

export interface EntryNames {
  /** By account, by membership and by invitation. */
  people: ReadonlyMap<string, string>;
  /** By id, by the id of the text, and by the ids of its forks. */
  blocks: ReadonlyMap<string, Thing>;
  /** By the id of the text. */
  elsewhere: ReadonlyMap<string, TextElsewhere>;
  sections: ReadonlyMap<string, Thing>;
  requirements: ReadonlyMap<string, RequirementThing>;
}

/** The data of an entry; that one was spoilt is for verification to say. */
export function dataOf({ data }: Pick<Journal, "data">): EntryData {
  try {
    const read: unknown = JSON.parse(data);
    return typeof read === "object" && read !== null ? (read as EntryData) : {};
  } catch {
    return {};
  }
}

function idsIn(entries: readonly Journal[]): string[] {
  const ids = entries.flatMap((entry) => [entry.actor, entry.about, ...Object.values(dataOf(entry)).flat()]);
  return [...new Set(ids.filter((id): id is string => typeof id === "string" && id !== ""))];
}

/** Looks up whatever these entries name. */
export async function readEntryNames(q: Facts, projectId: string, entries: readonly Journal[]): Promise<EntryNames> {
  const ids = idsIn(entries);
  const [forks, notes] = await Promise.all([readForks(q, projectId, ids), readNotes(q, projectId, ids)]);
  const blockIds = [...ids, ...forks.map(({ blockId }) => blockId)];
  const [people, blocks, sections, requirements] = await Promise.all([
    readPeople(q, projectId, ids),
    q
      .selectFrom("blocks")
      .select(["id", "textId", "title", "removedAt"])
      .where("projectId", "=", projectId)
      .where(({ or, eb }) => or([eb("id", "in", blockIds), eb("textId", "in", ids)]))
      .execute(),
    q
      .selectFrom("sections")
      .select(["id", "title", "removedAt"])
      .where("projectId", "=", projectId)
      .where("id", "in", ids)
      .execute(),
    q
      .selectFrom("requirements")
      .leftJoin("requirementWords", (join) =>
        join
          .onRef("requirementWords.projectId", "=", "requirements.projectId")
          .onRef("requirementWords.uuid", "=", "requirements.uuid"),
      )
      .select(["requirements.uuid", "requirements.code", "requirementWords.textId"])
      .where("requirements.projectId", "=", projectId)
      .where("requirements.uuid", "in", ids)
      .execute(),
  ]);
  const thing = ({ id, title, removedAt }: { id: string; title: string; removedAt: string | null }): Thing => ({
    ...{ id, title, removed: removedAt !== null },
  });
  const namesOf = ({ id, textId }: { id: string; textId: string }) => [
    ...[id, textId],
    ...forks.filter(({ blockId }) => blockId === id).map((fork) => fork.textId),
  ];
  return {
    people,
    blocks: new Map(blocks.flatMap((block) => namesOf(block).map((id) => [id, thing(block)] as const))),
    elsewhere: new Map<string, TextElsewhere>([
      ...forks.map(({ textId, number }) => [textId, { of: "change", number, id: "" }] as const),
      ...notes.map(({ textId, number, id }) => [textId!, { of: "interview", number, id }] as const),
    ]),
    sections: new Map(sections.map((section) => [section.id, thing(section)])),
    requirements: new Map(
      requirements.map(({ uuid, code, textId }) => [uuid, { uuid, code, stands: textId !== null }] as const),
    ),
  };
}

function readForks(q: Facts, projectId: string, ids: readonly string[]) {
  return q
    .selectFrom("changeTargets")
    .innerJoin("changeRequests", "changeRequests.id", "changeTargets.requestId")
    .select(["changeTargets.textId", "changeTargets.blockId", "changeRequests.number"])
    .where("changeTargets.projectId", "=", projectId)
    .where("changeRequests.projectId", "=", projectId)
    .where("changeTargets.textId", "in", ids)
    .execute();
}

function readNotes(q: Facts, projectId: string, ids: readonly string[]) {
  return q
    .selectFrom("interviews")
    .select(["textId", "number", "id"])
    .where("projectId", "=", projectId)
    .where("textId", "in", ids)
    .execute();
}

async function readPeople(q: Facts, projectId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const accounts = await q.selectFrom("accounts").select(["id", "name"]).where("id", "in", ids).execute();
  const members = await q
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.accountId")
    .select(["members.id", "accounts.name"])
    .where("members.projectId", "=", projectId)
    .where("members.id", "in", ids)
    .execute();
  const invited = await q
    .selectFrom("invitations")
    .select(["id", "name", "email"])
    .where("projectId", "=", projectId)
    .where("id", "in", ids)
    .execute();
  const asked = invited.map(({ id, name, email }) => ({ id, name: name || email }));
  return new Map([...asked, ...accounts, ...members].map(({ id, name }) => [id, name]));
}

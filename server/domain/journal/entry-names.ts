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

export interface EntryNames {
  /** By account, by membership and by invitation. */
  people: ReadonlyMap<string, string>;
  /** By id and by the id of the text. */
  blocks: ReadonlyMap<string, Thing>;
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
  const [people, blocks, sections, requirements] = await Promise.all([
    readPeople(q, projectId, ids),
    q
      .selectFrom("blocks")
      .select(["id", "textId", "title", "removedAt"])
      .where("projectId", "=", projectId)
      .where(({ or, eb }) => or([eb("id", "in", ids), eb("textId", "in", ids)]))
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
  return {
    people,
    blocks: new Map(blocks.flatMap((block) => [block.id, block.textId].map((id) => [id, thing(block)] as const))),
    sections: new Map(sections.map((section) => [section.id, thing(section)])),
    requirements: new Map(
      requirements.map(({ uuid, code, textId }) => [uuid, { uuid, code, stands: textId !== null }] as const),
    ),
  };
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

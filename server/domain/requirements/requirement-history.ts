/** How a requirement came to read as it does: which stored revisions of its text changed it, read from their bytes. */
import type { DocNode } from "../../../content/schema/document.ts";
import type { Ground } from "../../ground.ts";
import { readContent } from "../history/revision-content.ts";
import { fieldChanges, noWords, wordsOf, type FieldChange, type RequirementText } from "./requirement-words.ts";

/** How many revisions are looked through, from the latest back. */
export const historyDepth = 60;

export interface RequirementChange {
  /** The number of the revision that it first stands in. */
  revision: number;
  takenAt: string;
  /** Who delivered edits of the text since the revision before. */
  authors: { accountId: string; name: string }[];
  /** The requirement appeared, was changed, or disappeared. */
  kind: "appeared" | "changed" | "disappeared";
  /** What was changed; everything it said when it appeared, nothing when it disappeared. */
  changes: FieldChange[];
}

export interface RequirementHistory {
  /** The latest first. */
  changes: RequirementChange[];
  /** Older revisions were not looked through. */
  cut: boolean;
}

function findCard(node: DocNode, uuid: string): DocNode | undefined {
  if (node.type === "requirement") return node.attrs?.uuid === uuid ? node : undefined;
  for (const child of node.content ?? []) {
    const found = findCard(child, uuid);
    if (found) return found;
  }
  return undefined;
}

/** What a requirement says in a revision; undefined when it does not stand there. */
function wordsIn(bytes: Buffer, uuid: string): RequirementText | undefined {
  // Looking for the id costs far less than reading the document.
  if (!bytes.includes(JSON.stringify(uuid))) return undefined;
  const card = findCard(readContent(bytes).doc, uuid);
  return card && wordsOf(card);
}

/** What differs; undefined when nothing does. */
function difference(
  was: RequirementText | undefined,
  is: RequirementText | undefined,
): Pick<RequirementChange, "kind" | "changes"> | undefined {
  if (!is) return was && { kind: "disappeared", changes: [] };
  const changes = fieldChanges(was ?? noWords, is);
  if (changes.length === 0) return undefined;
  return { kind: was ? "changed" : "appeared", changes };
}

/** The history of a requirement in the text it stands in now. */
export async function readHistory(
  { facts }: Ground,
  projectId: string,
  textId: string,
  uuid: string,
): Promise<RequirementHistory> {
  const revisions = await facts
    .selectFrom("revisions")
    .select(["id", "number", "takenAt", "bytes"])
    .where("projectId", "=", projectId)
    .where("textId", "=", textId)
    .orderBy("number", "desc")
    .limit(historyDepth + 1)
    .execute();
  const cut = revisions.length > historyDepth;
  const changes: (Omit<RequirementChange, "authors"> & { id: string })[] = [];
  let was: RequirementText | undefined;
  for (const [at, { id, number, takenAt, bytes }] of revisions.toReversed().entries()) {
    const is = wordsIn(bytes, uuid);
    const differs = difference(was, is);
    was = is;
    // Of the oldest one only its words are needed when there are older ones.
    if (differs && !(cut && at === 0)) changes.push({ id, revision: number, takenAt, ...differs });
  }
  const authors = await authorsOf(
    facts,
    projectId,
    changes.map(({ id }) => id),
  );
  return { cut, changes: changes.toReversed().map(({ id, ...change }) => ({ ...change, authors: authors(id) })) };
}

async function authorsOf(facts: Ground["facts"], projectId: string, revisions: string[]) {
  const rows = await facts
    .selectFrom("revisionAuthors")
    .innerJoin("accounts", "accounts.id", "revisionAuthors.accountId")
    .select(["revisionAuthors.revisionId", "accounts.id as accountId", "accounts.name"])
    .where("revisionAuthors.projectId", "=", projectId)
    .where("revisionAuthors.revisionId", "in", revisions.length > 0 ? revisions : [""])
    .orderBy("accounts.name")
    .execute();
  return (id: string) =>
    rows.filter(({ revisionId }) => revisionId === id).map(({ accountId, name }) => ({ accountId, name }));
}

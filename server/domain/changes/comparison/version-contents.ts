/** Approved versions with what they consist of, read from the stored bytes of their revisions. */
import type { Transaction } from "kysely";
import type { Facts } from "../../../db/open.ts";
import type { Schema } from "../../../db/schema.ts";
import type { Baselines } from "../../../db/sign-off-schema.ts";
import { readContent } from "../../history/revision-content.ts";
import type { Manifest, ManifestBlock } from "../../sign-off/versions.ts";
import { requirementsOf, type Standing, type StandingRequirement } from "./requirement-differences.ts";

type Reader = Facts | Transaction<Schema>;

/** A version with its manifest read. */
export interface Version extends Pick<Baselines, "id" | "number" | "hash" | "at"> {
  blocks: ManifestBlock[];
}

/** Approved versions of a project, the earliest first. */
export async function versionsOf(q: Reader, projectId: string): Promise<Version[]> {
  const rows = await q
    .selectFrom("baselines")
    .select(["id", "number", "hash", "at", "manifest"])
    .where("projectId", "=", projectId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(({ manifest, ...row }) => ({
    ...row,
    blocks: (JSON.parse(manifest.toString("utf8")) as Manifest).blocks,
  }));
}

/** A block as a state of the document holds it. */
export interface HeldBlock {
  block: string;
  /** Id of the revision. */
  revision: string;
}

/** How a card is spelled in canonical bytes: looking for it costs far less than reading the document. */
const cardSpelling = '"type":"requirement"';

/** Requirements of stored revisions, each read once: revisions never change. */
export class RevisionRequirements {
  private readonly known = new Map<string, Promise<StandingRequirement[]>>();

  constructor(
    private readonly q: Reader,
    private readonly projectId: string,
  ) {}

  /** Everything that stands in these blocks. Of a uuid that stands twice the first counts. */
  async standing(blocks: readonly HeldBlock[]): Promise<Standing> {
    const all = new Map<string, StandingRequirement>();
    for (const { block, revision } of blocks)
      for (const requirement of await this.of(revision))
        if (!all.has(requirement.uuid)) all.set(requirement.uuid, { ...requirement, blockId: block });
    return all;
  }

  private of(revision: string): Promise<StandingRequirement[]> {
    let found = this.known.get(revision);
    if (!found) this.known.set(revision, (found = this.read(revision)));
    return found;
  }

  private async read(revision: string): Promise<StandingRequirement[]> {
    const { bytes } = await this.q
      .selectFrom("revisions")
      .select("bytes")
      .where("projectId", "=", this.projectId)
      .where("id", "=", revision)
      .executeTakeFirstOrThrow();
    if (!bytes.includes(cardSpelling)) return [];
    const { doc, codes, title } = readContent(bytes);
    return requirementsOf(doc, codes, { id: "", title });
  }
}

/**
 * Who reads through the integrators' door, and by which names things are called to him (R6). Whatever an integrator
 * receives is made in server/domain/tender/projection: its types have no identity fields, and every id in them comes
 * from `OutsideReader.opaque`, so that two companies cannot compare what they got, and no id tells an order or a count.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Companies, TenderSettings } from "../../db/tender-schema.ts";
import type { Members, Projects } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import type { Act } from "../people.ts";
import { Refusal } from "../refusal.ts";

/** What has ids of its own for each company. */
export type OpaqueKind =
  "publication" | "section" | "block" | "requirement" | "row" | "question" | "file" | "change" | "inquiry";

export interface OutsideReader {
  project: Projects;
  member: Members;
  company: Companies;
  settings: TenderSettings;
  /** The id by which this company knows a thing: 22 characters, safe in an address; says nothing to another company. */
  opaque(kind: OpaqueKind, id: string): string;
}

/**
 * The integrator who asks.
 * @throws Refusal not-found when he is no integrator of a company that takes part, or the tender is not set up
 */
export async function outsideReader(
  ground: Ground,
  actor: Actor,
  projectId: string,
  act: Act = "tender.enter",
): Promise<OutsideReader> {
  const member = await membership(ground, actor, projectId, act);
  const q = ground.facts;
  const project = await q.selectFrom("projects").selectAll().where("id", "=", projectId).executeTakeFirst();
  const settings = await q
    .selectFrom("tenderSettings")
    .selectAll()
    .where("projectId", "=", projectId)
    .executeTakeFirst();
  const company = await q
    .selectFrom("companies")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", member.companyId ?? "")
    .where("removedAt", "is", null)
    .executeTakeFirst();
  if (!project || !settings || !company) throw new Refusal("not-found");
  return { project, member, company, settings, opaque: (kind, id) => opaqueId(settings.key, company.id, kind, id) };
}

/** HMAC-SHA-256 under the project's key of company, kind and id; its first 16 bytes, base64url. */
function opaqueId(key: Buffer, companyId: string, kind: OpaqueKind, id: string): string {
  const digest = createHmac("sha256", key).update(`${companyId}\n${kind}\n${id}`).digest();
  return digest.subarray(0, 16).toString("base64url");
}

/** Which of these things a company means by an id; undefined for a forged one. */
export function meantBy<T extends { id: string }>(
  { opaque }: Pick<OutsideReader, "opaque">,
  kind: OpaqueKind,
  said: string,
  things: readonly T[],
): T | undefined {
  const bytes = Buffer.from(said);
  return things.find(({ id }) => {
    const own = Buffer.from(opaque(kind, id));
    return own.length === bytes.length && timingSafeEqual(own, bytes);
  });
}

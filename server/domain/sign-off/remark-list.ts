/** Remarks of a block, answered and not. */
import type { Transaction } from "kysely";
import type { Facts } from "../../db/open.ts";
import type { Schema } from "../../db/schema.ts";
import type { Remarks } from "../../db/sign-off-schema.ts";
import { Refusal } from "../refusal.ts";

type Reader = Facts | Transaction<Schema>;

/** Does a remark of this block, of whichever round, still wait for its answer? */
export async function hasOpenRemarks(q: Reader, projectId: string, blockId: string): Promise<boolean> {
  const open = q
    .selectFrom("remarks")
    .select("id")
    .where("projectId", "=", projectId)
    .where("blockId", "=", blockId)
    .where("answer", "is", null)
    .limit(1);
  return (await open.executeTakeFirst()) !== undefined;
}

/** A remark of the project. @throws Refusal not-found */
export async function remarkOf(q: Reader, projectId: string, remarkId: string): Promise<Remarks> {
  const remark = await q
    .selectFrom("remarks")
    .selectAll()
    .where("projectId", "=", projectId)
    .where("id", "=", remarkId)
    .executeTakeFirst();
  if (!remark) throw new Refusal("not-found");
  return remark;
}

/** Name and position as they stood at a moment, erasable: the journal holds only the salted hash (R12). */
import type { Transaction } from "kysely";
import { canonicalJson } from "../../content/schema/canonical.ts";
import type { Accounts, Identities, Schema } from "../db/schema.ts";
import type { Ground } from "../ground.ts";
import { sha256 } from "../random.ts";

type Person = Pick<Accounts, "id" | "name" | "position" | "company">;

function identityHash(identity: Omit<Identities, "hash" | "recordedAt">): string {
  return sha256(canonicalJson([identity.salt, identity.accountId, identity.name, identity.position, identity.company]));
}

/** Records how a person is called from now on; the answer is the hash for the journal. */
export async function recordIdentity(
  ground: Pick<Ground, "random">,
  q: Transaction<Schema>,
  person: Person,
  now: string,
): Promise<string> {
  const identity = {
    accountId: person.id,
    salt: ground.random.secret(),
    name: person.name,
    position: person.position,
    company: person.company,
  };
  const hash = identityHash(identity);
  await q
    .insertInto("identities")
    .values({ ...identity, hash, recordedAt: now })
    .execute();
  return hash;
}

/** Does the row still say what the journal vouches for? */
export function isWhole(identity: Identities): boolean {
  return identityHash(identity) === identity.hash;
}

/** What the register's page reads: the requirements as its address asks for them. */
import { oneOf } from "../../../server/domain/fields.ts";
import {
  groupings,
  readRegister,
  sortings,
  type Register,
  type RegisterView,
} from "../../../server/domain/requirements/register.ts";
import { readFilter } from "../../../server/domain/requirements/requirement-filter.ts";
import { countHints } from "../../../server/domain/wording/hints.ts";
import type { SignedInVisit } from "../../request.ts";

/** @throws Refusal invalid, too-long */
function viewOf(asked: URLSearchParams): RegisterView {
  const sort = asked.get("sort") ?? "";
  const column = sort.replace(/^-/, "");
  return {
    ...readFilter(Object.fromEntries(asked)),
    group: oneOf("group", asked.get("group") || "section", groupings),
    sort: column === "" ? undefined : oneOf("sort", column, sortings),
    descending: sort.startsWith("-"),
  };
}

export interface RegisterPage extends Register {
  /** The reader's account. */
  me: string;
  group: RegisterView["group"];
  /** How many vague words requirements have, by code. */
  vague: Record<string, number>;
}

/** @throws Refusal invalid, too-long */
export async function readRegisterPage({ ground, actor, projectId, request }: SignedInVisit): Promise<RegisterPage> {
  const view = viewOf(new URL(request.url).searchParams);
  const register = await readRegister(ground, actor, projectId, view);
  const rows = register.groups.flatMap((group) => group.rows);
  const vague = await countHints(ground, projectId, rows);
  return { ...register, vague, group: view.group, me: actor.accountId };
}

/** Who of the group may be named in a change request, as options. */
import { readMembers } from "../../server/domain/members/member-list.ts";
import { may } from "../../server/domain/people.ts";
import type { SignedInVisit } from "../request.ts";
import type { Option } from "../ui/field.tsx";

export async function membersOfInside({ ground, projectId }: SignedInVisit): Promise<Option[]> {
  const members = await readMembers(ground.facts, projectId);
  return members
    .filter(({ role }) => may(role, "change.read"))
    .map(({ id, name, position }) => ({ value: id, label: [name, position].filter(Boolean).join(", ") }));
}

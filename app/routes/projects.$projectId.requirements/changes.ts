/** What a row's form asks of the domain: only what the person changed, so that nobody's newer words are written over. */
import { requirementFields } from "../../../content/schema/forms.ts";
import { changeRequirement, type RequirementChanges } from "../../../server/domain/requirements/requirement-changes.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";

const fields = [...requirementFields, "priority", "status"] as const;

/** Browsers send breaks and spaces in their own way. */
const squeeze = (text: string) => text.replace(/\s+/g, " ").trim();

function changesOf(posted: Posted, seen: Record<string, string>): RequirementChanges {
  const changed = fields.filter((name) => {
    if (!posted.has(name)) return false;
    const was = seen[name];
    return was === undefined || squeeze(was) !== squeeze(posted.get(name));
  });
  return Object.fromEntries(changed.map((name) => [name, posted.get(name)]));
}

/** @returns the code of the requirement @throws Refusal those of changeRequirement */
export function changeFromRegister(posted: Posted, { ground, actor, projectId }: SignedInVisit): Promise<string> {
  return byIntent(posted, {
    change: async () => {
      const code = posted.get("requirement");
      const seen = posted.startingWith("seen.");
      const changes = changesOf(posted, seen);
      if (Object.keys(changes).length > 0) await changeRequirement(ground, actor, projectId, code, changes, seen);
      return code;
    },
  });
}

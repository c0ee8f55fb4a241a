/** Requirements that may be named as touched, as options: those that stand in the document. */
import type { Ground } from "../../server/ground.ts";
import type { Option } from "../ui/field.tsx";

/** How much of a statement an option shows, characters. */
const shown = 60;

export async function listRequirements({ facts }: Ground, projectId: string): Promise<Option[]> {
  const rows = await facts
    .selectFrom("requirementWords")
    .innerJoin("requirements", (join) =>
      join
        .onRef("requirements.projectId", "=", "requirementWords.projectId")
        .onRef("requirements.uuid", "=", "requirementWords.uuid"),
    )
    .select(["requirements.uuid", "requirements.code", "requirementWords.statement"])
    .where("requirementWords.projectId", "=", projectId)
    .orderBy("requirements.code")
    .execute();
  return rows.map(({ uuid, code, statement }) => ({
    value: uuid,
    label: `${code} ${statement.slice(0, shown)}`.trim(),
  }));
}

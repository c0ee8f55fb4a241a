/** Chooses a role; what each role does is said beneath. */
import type { Role } from "../../server/db/schema.ts";
import { useT } from "../i18n/speech.tsx";
import { Select, type FormFailure } from "../ui/field.tsx";
import { roleWords } from "./words.ts";

const order = [
  "owner",
  "manager",
  "editor",
  "approver",
  "observer",
  "integrator",
  "contractor",
] as const satisfies Role[];

export function RoleSelect({ defaultValue, failure }: { defaultValue: Role; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <Select
      name="role"
      label={t("members.role")}
      hint={t("members.roleHint")}
      options={order.map((value) => ({ value, label: t(roleWords[value]) }))}
      defaultValue={defaultValue}
      failure={failure}
    />
  );
}

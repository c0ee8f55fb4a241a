/** Roles of the template: in how many blocks each signs, who holds it, giving it to somebody in all of them at once. */
import { Form } from "@remix-run/react";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ApproverMatrix, RoleHolding } from "../../../server/domain/sign-off/approver-matrix.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { FormError } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import { DeedsHeading } from "../../ui/table.tsx";
import { peopleOptions } from "./approver-fields.tsx";

interface RolesProps {
  matrix: ApproverMatrix;
  answer: unknown;
  leads: boolean;
}

export function RoleTable({ matrix, answer, leads }: RolesProps) {
  const t = useT();
  const names = new Map(matrix.people.map(({ id, name }) => [id, name]));
  return (
    <div id="roles">
      <Section title={t("approvers.roles")} lead={leads ? t("approvers.rolesLead") : undefined}>
        <table className="tbl mx-roles">
          <thead>
            <tr>
              <th>{t("approvers.role")}</th>
              <th>{t("approvers.roleBlocks")}</th>
              <th>{t("approvers.roleHolder")}</th>
              {leads && <DeedsHeading />}
            </tr>
          </thead>
          <tbody>
            {matrix.roles.map((holding) => (
              <tr key={`${holding.role} ${holding.memberId}`}>
                <td data-l={t("approvers.role")}>{holding.title}</td>
                <td data-l={t("approvers.roleBlocks")}>
                  {t("approvers.blocks", { count: holding.blocks })}
                  {holding.mandatory > 0 && (
                    <span className="muted">{`, ${t("approvers.mandatoryIn", { count: holding.mandatory })}`}</span>
                  )}
                </td>
                <td data-l={t("approvers.roleHolder")}>
                  {holding.memberId === null ? (
                    <StatusMark icon={TriangleAlert} word={t("approvers.nobodyToSign")} tone="rem" />
                  ) : (
                    names.get(holding.memberId)
                  )}
                </td>
                {leads && (
                  <td className="acts">
                    <Handover holding={holding} matrix={matrix} answer={answer} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}

function Handover({ holding, matrix, answer }: { holding: RoleHolding; matrix: ApproverMatrix; answer: unknown }) {
  const t = useT();
  const { role, title, memberId } = holding;
  const failed = failureOf(answer, "role");
  const failure = failed?.values.role === role && failed.values.insteadOf === (memberId ?? "") ? failed : undefined;
  const first = { value: "", label: t(memberId === null ? "approvers.choose" : "approvers.nobody") };
  return (
    <Form method="post" preventScrollReset className="mx-hand">
      <input type="hidden" name="role" value={role} />
      <input type="hidden" name="insteadOf" value={memberId ?? ""} />
      <select
        className="field"
        name="member"
        aria-label={t("approvers.giveTo", { role: title })}
        defaultValue={failure?.values.member ?? memberId ?? ""}
      >
        {peopleOptions(matrix.people, first, memberId).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <SubmitButton intent="role" size="small">
        {t("approvers.give")}
        <span className="vh"> {title}</span>
      </SubmitButton>
      <FormError failure={failure} />
    </Form>
  );
}

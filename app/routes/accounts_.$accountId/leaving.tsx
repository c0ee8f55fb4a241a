/** A person who leaves: what he answers for in each project goes to somebody who stays. */
import { Form } from "@remix-run/react";
import type { Duty } from "../../../server/domain/accounts/duties.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Select, type FormFailure } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";

/** Before a project's id, the name of the field that says who takes over there. */
export const successorField = "successor:";

export function Leaving({ duties, failure }: { duties: readonly Duty[]; failure: FormFailure | undefined }) {
  const t = useT();
  const nobody = { value: "", label: t("successor.choose") };
  return (
    <Section title={t("accounts.leave")} lead={t("accounts.leaveLead")}>
      <Form method="post">
        {duties
          .filter(({ needsSuccessor }) => needsSuccessor)
          .map(({ projectId, project, blocks, lastManager, candidates }) => (
            <Select
              key={projectId}
              name={`${successorField}${projectId}`}
              label={project}
              hint={lastManager ? t("successor.manager", { count: blocks }) : t("successor.blocks", { count: blocks })}
              options={[
                nobody,
                ...candidates.map(({ memberId, name, position }) => ({
                  value: memberId,
                  label: [name, position].filter(Boolean).join(", "),
                })),
              ]}
              failure={failure}
            />
          ))}
        <SubmitButton intent="leave">{t("accounts.leaveDo")}</SubmitButton>
      </Form>
    </Section>
  );
}

/** Invitations that were not accepted yet. */
import { Form } from "@remix-run/react";
import type { Role } from "../../../server/db/schema.ts";
import { useT } from "../../i18n/speech.tsx";
import { roleWords } from "../../project/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { Section } from "../../ui/page.tsx";
import { DeedsHeading } from "../../ui/table.tsx";

export interface InvitationRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  until: string;
  expired: boolean;
}

function Deeds({ id }: { id: string }) {
  const t = useT();
  return (
    <Form method="post" className="row wrap">
      <input type="hidden" name="id" value={id} />
      <SubmitButton intent="renew-mail" size="small">
        {t("invite.again")}
      </SubmitButton>
      <SubmitButton intent="renew-link" size="small">
        {t("invite.newLink")}
      </SubmitButton>
      <SubmitButton intent="revoke" size="small" look="ghost">
        {t("invite.revoke")}
      </SubmitButton>
    </Form>
  );
}

export function InvitationTable({ invitations }: { invitations: readonly InvitationRow[] }) {
  const t = useT();
  if (invitations.length === 0) return null;
  return (
    <Section title={t("invite.pending")}>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("members.person")}</th>
            <th>{t("members.role")}</th>
            <th>{t("invite.until")}</th>
            <DeedsHeading />
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, email, name, role, until, expired }) => (
            <tr key={id}>
              <td data-l={t("members.person")}>
                {name && (
                  <>
                    {name}
                    <br />
                  </>
                )}
                <span className="muted">{email}</span>
              </td>
              <td data-l={t("members.role")}>{t(roleWords[role])}</td>
              <td data-l={t("invite.until")}>{expired ? <Pill tone="warn">{t("invite.expired")}</Pill> : until}</td>
              <td className="acts">
                <Deeds id={id} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

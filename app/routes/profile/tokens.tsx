/** Personal tokens for the JSON API. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import { DeedsHeading } from "../../ui/table.tsx";

export interface TokenRow {
  id: string;
  name: string;
  created: string;
  used: string | null;
}

interface TokensSectionProps {
  tokens: readonly TokenRow[];
  /** A token just made: shown this once. */
  made: string | undefined;
  failure: FormFailure | undefined;
}

export function TokensSection({ tokens, made, failure }: TokensSectionProps) {
  const t = useT();
  return (
    <Section title={t("tokens.title")} lead={t("tokens.lead")}>
      {made && (
        <div className="f">
          <Note tone="acc" announced>
            <p>{t("tokens.copy")}</p>
            <p className="secret">{made}</p>
          </Note>
        </div>
      )}
      {tokens.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("tokens.name")}</th>
              <th>{t("tokens.created")}</th>
              <th>{t("tokens.used")}</th>
              <DeedsHeading />
            </tr>
          </thead>
          <tbody>
            {tokens.map(({ id, name, created, used }) => (
              <tr key={id}>
                <td data-l={t("tokens.name")}>{name}</td>
                <td data-l={t("tokens.created")}>{created}</td>
                <td data-l={t("tokens.used")}>{used ?? t("tokens.never")}</td>
                <td className="acts">
                  <Form method="post">
                    <input type="hidden" name="id" value={id} />
                    <SubmitButton intent="revoke-token" size="small">
                      {t("tokens.revoke")}
                    </SubmitButton>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Form method="post">
        <Field name="name" label={t("tokens.name")} hint={t("tokens.nameHint")} failure={failure} required />
        <SubmitButton intent="new-token">{t("tokens.make")}</SubmitButton>
      </Form>
    </Section>
  );
}

/** Passkeys: their list, removing one, adding one. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { Elsewhere } from "../../passkeys/elsewhere.tsx";
import type { PasskeyPlace } from "../../passkeys/place.ts";
import { useBrowserWithPasskeys } from "../../passkeys/use-browser.ts";
import { SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import { DeedsHeading } from "../../ui/table.tsx";
import { CurrentPassword } from "./current-password.tsx";
import { NewPasskey } from "./new-passkey.tsx";

export interface PasskeyRow {
  id: string;
  name: string;
  created: string;
  used: string | null;
}

interface PasskeysSectionProps {
  passkeys: readonly PasskeyRow[];
  place: PasskeyPlace;
  hasPassword: boolean;
  /** Of adding, and of removing. */
  failure: FormFailure | undefined;
  removal: FormFailure | undefined;
}

export function PasskeysSection({ passkeys, place, hasPassword, failure, removal }: PasskeysSectionProps) {
  const t = useT();
  return (
    <Section id="passkeys" title={t("passkey.title")} lead={t("passkey.lead")}>
      {passkeys.length > 0 && (
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("passkey.column")}</th>
              <th>{t("passkey.created")}</th>
              <th>{t("passkey.used")}</th>
              <DeedsHeading />
            </tr>
          </thead>
          <tbody>
            {passkeys.map((row) => (
              <Row key={row.id} row={row} failure={removal?.values.id === row.id ? removal : undefined} />
            ))}
          </tbody>
        </table>
      )}
      <FormError failure={failure} />
      {place.works ? (
        <Adding hasPassword={hasPassword} again={passkeys.length > 0} />
      ) : (
        <Note tone="acc">
          <Elsewhere place={place} />
        </Note>
      )}
    </Section>
  );
}

function Row({ row: { id, name, created, used }, failure }: { row: PasskeyRow; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <tr>
      <td data-l={t("passkey.column")}>{name}</td>
      <td data-l={t("passkey.created")}>{created}</td>
      <td data-l={t("passkey.used")}>{used ?? t("passkey.never")}</td>
      <td className="acts">
        <details className="pk-remove" open={failure !== undefined}>
          <summary className="link">{t("passkey.remove")}</summary>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="id" value={id} />
            <CurrentPassword failure={failure} />
            <SubmitButton intent="remove-passkey" busy={t("form.saving")}>
              {t("passkey.removeDo")}
            </SubmitButton>
          </Form>
        </details>
      </td>
    </tr>
  );
}

/** A passkey is made by scripts in a browser that can; others are told so. */
function Adding({ hasPassword, again }: { hasPassword: boolean; again: boolean }) {
  const t = useT();
  const able = useBrowserWithPasskeys();
  if (!hasPassword) return <Note tone="acc">{t("passkey.passwordFirst")}</Note>;
  if (able) return <NewPasskey again={again} />;
  const unable = <Note tone="acc">{t("passkey.unable")}</Note>;
  return able === undefined ? <noscript>{unable}</noscript> : unable;
}

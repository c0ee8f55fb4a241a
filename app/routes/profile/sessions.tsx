/** Where one is signed in, and ending it. */
import { Form } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { Section } from "../../ui/page.tsx";
import { DeedsHeading } from "../../ui/table.tsx";

export interface SessionRow {
  id: string;
  client: string;
  address: string;
  seen: string;
  present: boolean;
}

export function SessionsSection({ sessions }: { sessions: readonly SessionRow[] }) {
  const t = useT();
  return (
    <Section title={t("sessions.title")} lead={t("sessions.lead")}>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("sessions.device")}</th>
            <th>{t("sessions.address")}</th>
            <th>{t("sessions.seen")}</th>
            <DeedsHeading />
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, client, address, seen, present }) => (
            <tr key={id}>
              <td data-l={t("sessions.device")}>{client}</td>
              <td data-l={t("sessions.address")}>{address}</td>
              <td data-l={t("sessions.seen")}>{seen}</td>
              <td className="acts">
                {present ? (
                  <Pill tone="acc">{t("sessions.present")}</Pill>
                ) : (
                  <Form method="post">
                    <input type="hidden" name="id" value={id} />
                    <SubmitButton intent="session" size="small">
                      {t("sessions.end")}
                    </SubmitButton>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Letters of the installation, for the administrator: sent ones, waiting ones, failed ones. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { listOutbox } from "../../../server/domain/outbox.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { calendarOf, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";

export const handle: PageHandle = { title: "outbox.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("outbox", args, async ({ ground, context, actor }) => {
    const letters = (await listOutbox(ground, actor)).map(
      ({ id, recipient, subject, body, createdAt, sentAt, error }) => ({
        ...{ id, recipient, subject, body, error, sent: sentAt !== null },
        created: dayAndTime(createdAt, calendarOf(context)),
      }),
    );
    return { letters, byMail: ground.config.smtpUrl !== undefined };
  });
}

function LetterState({ sent, error }: { sent: boolean; error: string | null }) {
  const t = useT();
  if (sent) {
    return (
      <Pill tone="ok" icon={Check}>
        {t("outbox.sent")}
      </Pill>
    );
  }
  if (error) {
    return (
      <Pill tone="bad" icon={TriangleAlert}>
        {t("outbox.failed")}
      </Pill>
    );
  }
  return <Pill icon={Clock}>{t("outbox.waits")}</Pill>;
}

export default function OutboxPage() {
  const t = useT();
  const { letters, byMail } = useLoaderData<typeof loader>();
  return (
    <>
      <Topbar />
      <Page title={t("outbox.title")} lead={t("outbox.lead")}>
        {!byMail && <Note tone="warn">{t("outbox.noSmtp")}</Note>}
        {letters.length === 0 ? (
          <EmptyState>
            <p>{t("outbox.empty")}</p>
          </EmptyState>
        ) : (
          <table className="tbl">
            <thead>
              <tr>
                <th>{t("outbox.created")}</th>
                <th>{t("outbox.to")}</th>
                <th>{t("outbox.letter")}</th>
                <th>{t("outbox.state")}</th>
              </tr>
            </thead>
            <tbody>
              {letters.map(({ id, created, recipient, subject, body, sent, error }) => (
                <tr key={id}>
                  <td data-l={t("outbox.created")}>{created}</td>
                  <td data-l={t("outbox.to")}>{recipient}</td>
                  <td data-l={t("outbox.letter")}>
                    <details>
                      <summary>{subject}</summary>
                      <pre className="letter">{body}</pre>
                    </details>
                    {error && <p className="muted">{error}</p>}
                  </td>
                  <td data-l={t("outbox.state")}>
                    <LetterState sent={sent} error={error} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Page>
    </>
  );
}

/** Guidance beside a block: what to describe and why, a good and a bad example, whom to ask, who signs. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import { useT } from "../../i18n/speech.tsx";
import type { BlockDetails } from "../../project/block-details.ts";
import { Icon } from "../../ui/icon.tsx";
import { EmptyState } from "../../ui/note.tsx";

/** HTML made on the server from the template's Markdown, every text escaped. */
function Written({ html }: { html: string }) {
  return <div className="guide-t" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Guide({ details }: { details: BlockDetails }) {
  const t = useT();
  const { guidance, approvers } = details;
  return (
    <>
      {guidance ? (
        <>
          <section className="guide">
            <h3 className="h3">{t("guide.what")}</h3>
            <Written html={guidance.what} />
            <h3 className="h3">{t("guide.why")}</h3>
            <Written html={guidance.why} />
          </section>
          <section className="guide-ex ok">
            <h3 className="h3">
              <Icon of={CircleCheck} />
              {t("guide.good")}
            </h3>
            <Written html={guidance.good} />
          </section>
          <section className="guide-ex bad">
            <h3 className="h3">
              <Icon of={CircleX} />
              {t("guide.bad")}
            </h3>
            <Written html={guidance.bad} />
          </section>
          <section className="guide">
            <h3 className="h3">{t("guide.ask")}</h3>
            <ul className="guide-ask">
              {guidance.ask.map(({ who, question }) => (
                <li key={question}>
                  <q>{question}</q>
                  <small>{who.join(", ")}</small>
                </li>
              ))}
            </ul>
          </section>
        </>
      ) : (
        <EmptyState>{t("guide.none")}</EmptyState>
      )}
      {guidance && (
        <details className="guide">
          <summary className="h3">{t("guide.section")}</summary>
          <Written html={guidance.section} />
        </details>
      )}
      {approvers.length > 0 && (
        <section className="guide">
          <h3 className="h3">{t("guide.approvers")}</h3>
          <ul className="guide-ask">
            {approvers.map(({ role, mandatory, name }) => (
              <li key={role}>
                <span>{name ?? role}</span>
                <small>
                  {name ? role : t("guide.nobodyYet")} · {mandatory ? t("approver.mandatory") : t("approver.advisory")}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

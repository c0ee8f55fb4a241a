/** Guidance beside a block: what to describe and why, a good and a bad example, whom to ask, who signs. */
import { Link } from "@remix-run/react";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import { may } from "../../../server/domain/people.ts";
import { useT } from "../../i18n/speech.tsx";
import type { BlockDetails } from "../../project/block-details.ts";
import { useProject } from "../../project/use-project.ts";
import { AnswerLink } from "./empty-block.tsx";
import { Icon } from "../../ui/icon.tsx";
import { EmptyState } from "../../ui/note.tsx";

/** HTML made on the server from the template's Markdown, every text escaped. */
function Written({ html }: { html: string }) {
  return <div className="guide-t" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function Guide({ details }: { details: BlockDetails }) {
  const t = useT();
  const { guidance, approvers } = details;
  const { role } = useProject();
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
            {may(role, "answer.give") && guidance.ask.length > 0 && <AnswerLink blockId={details.id} />}
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
      <section className="guide">
        <h3 className="h3">{t("guide.approvers")}</h3>
        <ul className="guide-ask">
          {approvers.map(({ roles, mandatory, name, position, behalf }) => (
            <li key={[name, ...roles].join()}>
              <span>{name ?? roles.join(", ")}</span>
              <small>
                {[
                  name === null ? t("guide.nobodyYet") : roles.join(", ") || position,
                  behalf,
                  t(mandatory ? "approver.mandatory" : "approver.advisory"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </li>
          ))}
        </ul>
        <Link className="link" to={`approvers?open=${details.id}#open`}>
          {t(may(role, "approver.change") ? "approvers.change" : "approvers.all")}
        </Link>
      </section>
    </>
  );
}

/** Remarks of a block: where, what, which words instead; the answer by one click or with a reason. */
import Check from "lucide-react/icons/check";
import { useState } from "react";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { Difference } from "../../project/difference.tsx";
import type { ShownRemark } from "../../project/sign-off-view.ts";
import { Button } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Avatar } from "../../ui/marks.tsx";
import { useDocumentForm } from "./document-form.ts";

interface RemarksProps {
  block: BlockOverview;
  remarks: readonly ShownRemark[];
  /** May the reader answer them? */
  answers: boolean;
  /** The text is to be seen: on narrow screens the panel lies over it. */
  onLead: () => void;
}

export function Remarks({ block, remarks, answers, onLead }: RemarksProps) {
  const t = useT();
  const open = remarks.filter(({ answer }) => answer === null);
  const answered = remarks.filter(({ answer }) => answer !== null);
  return (
    <>
      {open.map((remark) => (
        <Remark key={remark.id} {...{ block, remark, onLead }}>
          {answers && <Answering block={block} remark={remark} />}
        </Remark>
      ))}
      {answered.length > 0 && (
        <details className="fold">
          <summary>{t("standing.answered", { count: answered.length })}</summary>
          {answered.map((remark) => (
            <Remark key={remark.id} {...{ block, remark, onLead }}>
              <p className="t-f">
                <span>
                  <b>{t(remark.answer === "taken" ? "standing.taken" : "standing.declined")}</b>
                  {remark.answerText && ` · ${remark.answerText}`}
                  <small>{[remark.answeredBy, remark.answered].filter(Boolean).join(", ")}</small>
                </span>
              </p>
            </Remark>
          ))}
        </details>
      )}
    </>
  );
}

interface RemarkProps {
  block: BlockOverview;
  remark: ShownRemark;
  onLead: () => void;
  children: React.ReactNode;
}

function Remark({ block, remark, onLead, children }: RemarkProps) {
  const t = useT();
  const [isLost, lose] = useState(false);
  const { author, body, quote, pieces, round, created } = remark;
  const lead = async () => {
    const { showQuote } = await import("../../editor/find-quote.ts");
    const shown = showQuote(block.textId, remark);
    lose(!shown);
    if (shown) onLead();
  };
  return (
    <article className="thread" aria-label={t("standing.remarkOf", { name: author })}>
      {quote !== "" && (
        <button type="button" className="on-text" title={t("standing.toPlace")} onClick={() => void lead()}>
          {quote}
        </button>
      )}
      {(isLost || !remark.stands) && (
        <p className="lost" role="status">
          {t("standing.lost")}
        </p>
      )}
      <div className="msg">
        <Avatar name={author} />
        <div>
          <p>
            <span className="who">{author}</span> <time>{created}</time> ·{" "}
            <small>{t("standing.roundNumber", { number: round })}</small>
          </p>
          {body && <p>{body}</p>}
          {pieces && <Difference pieces={pieces} />}
        </div>
      </div>
      {children}
    </article>
  );
}

function Answering({ block, remark }: { block: BlockOverview; remark: ShownRemark }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm();
  const declining = failure?.values.intent === "remark-declined";
  const fixed = (
    <>
      <input type="hidden" name="block" value={block.id} />
      <input type="hidden" name="remark" value={remark.id} />
    </>
  );
  return (
    <div className="answering">
      <fetcher.Form method="post" action={action}>
        {fixed}
        <FormError failure={declining ? undefined : failure} />
        <Button type="submit" size="small" icon={Check} name="intent" value="remark-taken">
          {t(remark.replacement === null ? "standing.take" : "standing.takeWords")}
        </Button>
      </fetcher.Form>
      <details className="fold" open={declining || undefined}>
        <summary>{t("standing.decline")}</summary>
        <fetcher.Form method="post" action={action} className="set plain">
          {fixed}
          <Textarea name="answer" label={t("standing.declineWhy")} rows={2} failure={declining ? failure : undefined} />
          <FormError failure={declining ? failure : undefined} fields={["answer"]} />
          <Button type="submit" size="small" name="intent" value="remark-declined">
            {t("standing.decline")}
          </Button>
        </fetcher.Form>
      </details>
    </div>
  );
}

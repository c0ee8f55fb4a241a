/** Quotes beside the notes: what each says, what it is evidence for, and how it becomes a requirement. */
import { Form } from "@remix-run/react";
import BadgeCheck from "lucide-react/icons/badge-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useT } from "../../i18n/speech.tsx";
import { ShowInNotes } from "../../interviews/show-in-notes.tsx";
import { ExcerptLinks } from "../../interviews/excerpt-links.tsx";
import { markKeys } from "../../interviews/words.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { EvidenceForms } from "./evidence-forms.tsx";
import type { InterviewData } from "./route.tsx";

export function ExcerptList({ data }: { data: InterviewData }) {
  const t = useT();
  const { excerpts, conducts, interview } = data;
  const consent = interview.respondent.consent !== "none";
  const bare = excerpts.filter(({ links }) => !links.some(({ requirement }) => requirement)).length;
  return (
    <>
      <div className="sect-h">
        <h2 className="h2">{t("interviews.evidence")}</h2>
        {excerpts.length > 0 && (
          <span className="muted small">{t("interviews.evidenceSum", { count: excerpts.length, bare })}</span>
        )}
      </div>
      {!consent && <EmptyState>{t("interviews.noConsent")}</EmptyState>}
      {consent && excerpts.length === 0 && <EmptyState>{t("interviews.noQuotes")}</EmptyState>}
      <ul className="iv-quotes">
        {excerpts.map((excerpt) => (
          <Excerpt key={excerpt.id} excerpt={excerpt} data={data} />
        ))}
      </ul>
      {conducts && consent && (
        <details className="iv-more">
          <summary className="link small">{t("interviews.quoteByWords")}</summary>
          <Form method="post" className="iv-form">
            <Textarea name="quote" label={t("interviews.quoteWords")} hint={t("interviews.quoteWordsHint")} rows={3} />
            <SubmitButton size="small" intent="quote" busy={t("form.saving")}>
              {t("interviews.quote")}
            </SubmitButton>
          </Form>
        </details>
      )}
    </>
  );
}

export type ShownExcerpt = InterviewData["excerpts"][number];

function Excerpt({ excerpt, data }: { excerpt: ShownExcerpt; data: InterviewData }) {
  const t = useT();
  const { id, quote, question, kind, tags, confirmed, place, links } = excerpt;
  return (
    <li className="iv-quote" id={`excerpt-${id}`}>
      <blockquote className="written">{quote}</blockquote>
      {question && <p className="small muted written">{question}</p>}
      {place !== null && <ShowInNotes excerpt={excerpt} textId={data.interview.textId!} />}
      <p className="row wrap">
        {kind && <Pill tone={kind === "pain" ? "warn" : "acc"}>{t(markKeys[kind])}</Pill>}
        {confirmed && (
          <Pill tone="ok" icon={BadgeCheck}>
            {t("interviews.confirmedQuote")}
          </Pill>
        )}
        {place === null && (
          <Pill tone="warn" icon={TriangleAlert}>
            {t("interviews.changedQuote")}
          </Pill>
        )}
        {tags.map((tag) => (
          <Pill key={tag}>{tag}</Pill>
        ))}
      </p>
      <ExcerptLinks links={links} conducts={data.conducts} />
      {data.conducts && (
        <details className="iv-more">
          <summary className="link small">{t("interviews.whatItProves")}</summary>
          <EvidenceForms excerpt={excerpt} blocks={data.choices.blocks} about={data.interview.blocks} />
          <Form method="post" className="iv-form">
            <input type="hidden" name="excerpt" value={id} />
            <Field
              name="tags"
              label={t("interviews.tags")}
              hint={t("interviews.tagsHint")}
              defaultValue={tags.join(", ")}
            />
            <div className="row wrap">
              <SubmitButton size="small" intent="tag" busy={t("form.saving")}>
                {t("interviews.saveTags")}
              </SubmitButton>
              <SubmitButton size="small" look="ghost" intent="remove" busy={t("form.saving")}>
                {t("interviews.removeQuote")}
              </SubmitButton>
            </div>
          </Form>
        </details>
      )}
    </li>
  );
}

/** Which two moments of a block to compare: a plain GET form, and ways to the comparisons most asked for. */
import { Form, Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { historyPath } from "../../project/history-path.ts";
import { useProject } from "../../project/use-project.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import type { HistoryPage } from "./queries.ts";

export function Choice({ page }: { page: HistoryPage }) {
  const t = useT();
  const { id } = useProject();
  const { span, since, block } = page;
  const revisions = page.revisions.map(({ number, taken }) => ({
    value: String(number),
    label: `${t("revision.number", { number })} · ${taken}`,
  }));
  return (
    <>
      <Form method="get" className="rl-choice" key={`${span.before} ${span.after}`}>
        <Select name="from" label={t("history.from")} options={revisions} defaultValue={String(span.before)} />
        <Select
          name="to"
          label={t("history.to")}
          options={[{ value: "now", label: t("history.now") }, ...revisions]}
          defaultValue={String(span.after)}
        />
        <SubmitButton>{t("history.compare")}</SubmitButton>
      </Form>
      {since !== null && (
        <p>
          <Link className="link" to={historyPath(id, block.id, since)}>
            {t("history.sinceVisit")}
          </Link>
        </p>
      )}
    </>
  );
}

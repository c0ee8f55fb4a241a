/** What narrows the register: a plain form over its address, which works without scripts. */
import { Form, useSearchParams } from "@remix-run/react";
import { lookNames } from "../../changes/change-log-path.ts";
import { churnCauseWords, lineKindWords, lineStateWords } from "../../changes/register-words.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import type { ChangeLogPage } from "./queries.ts";

export function LookForm({ choices }: { choices: ChangeLogPage["choices"] }) {
  const t = useT();
  const [asked] = useSearchParams();
  const used = lookNames.filter((name) => asked.get(name));
  const kept = (name: (typeof lookNames)[number]) => ({ name, defaultValue: asked.get(name) ?? "" });
  const any = { value: "", label: t("register.any") };
  const worded = (words: Record<string, SimpleKey>) => [
    any,
    ...Object.entries(words).map(([value, key]) => ({ value, label: t(key) })),
  ];
  const named = (things: { id: string; name: string }[]) => [
    any,
    ...things.map(({ id, name }) => ({ value: id, label: name || t("churn.nobody") })),
  ];
  return (
    // What was typed belongs to one address: another one shows its own.
    <Form className="jr-look" role="search" aria-label={t("changeLog.look")} key={asked.toString()}>
      <details className="jr-fold" open={used.length > 0}>
        <summary>{used.length === 0 ? t("register.fold") : t("register.folded", { count: used.length })}</summary>
      </details>
      <div className="jr-choices">
        <Select {...kept("kind")} label={t("changeLog.kind")} options={worded(lineKindWords)} />
        <Select {...kept("state")} label={t("changeLog.decision")} options={worded(lineStateWords)} />
        <Select {...kept("section")} label={t("register.section")} options={named(choices.sections)} />
        <Select {...kept("cause")} label={t("changeLog.cause")} options={worded(churnCauseWords)} />
        <Select {...kept("initiator")} label={t("changeLog.initiator")} options={named(choices.people)} />
        <Field {...kept("requirement")} label={t("changeLog.requirement")} />
        <Field {...kept("from")} label={t("journal.from")} type="date" />
        <Field {...kept("to")} label={t("journal.to")} type="date" />
        <div className="row jr-go">
          <Button type="submit">{t("journal.show")}</Button>
          {used.length > 0 && (
            <LinkButton to="." look="ghost">
              {t("register.clear")}
            </LinkButton>
          )}
        </div>
      </div>
    </Form>
  );
}

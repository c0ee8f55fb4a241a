/** The form over the journal: by whom, about what, in which block, on which days; a plain form that works without scripts. */
import { Form, useSearchParams } from "@remix-run/react";
import type { KindGroup } from "../../../server/domain/journal/kinds.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import type { JournalPageData } from "./queries.ts";

const groupWords = {
  texts: "journal.group.texts",
  "sign-off": "journal.group.sign-off",
  structure: "journal.group.structure",
  discussion: "journal.group.discussion",
  questions: "journal.group.questions",
  interviews: "journal.group.interviews",
  tender: "journal.group.tender",
  changes: "journal.group.changes",
  members: "journal.group.members",
  project: "journal.group.project",
} as const satisfies Record<KindGroup, SimpleKey>;

/** What narrows the journal, as its address says it. */
export const lookNames = ["person", "group", "block", "from", "to"] as const;

export function LookForm({ choices }: { choices: JournalPageData["choices"] }) {
  const t = useT();
  const [asked] = useSearchParams();
  const used = lookNames.filter((name) => asked.get(name));
  const any = { value: "", label: t("register.any") };
  const kept = (name: (typeof lookNames)[number]) => ({ name, defaultValue: asked.get(name) ?? "" });
  const people = choices.people.map(({ id, name, left }) => ({
    value: id,
    label: left ? t("journal.left", { name }) : name,
  }));
  const blocks = choices.blocks.map(({ id, title, removed }) => ({
    value: id,
    label: removed ? t("journal.inBin", { title }) : title,
  }));
  return (
    // What was typed belongs to one address: another one shows its own.
    <Form className="jr-look" role="search" aria-label={t("journal.look")} key={asked.toString()}>
      <details className="jr-fold" open={used.length > 0}>
        <summary>{used.length === 0 ? t("register.fold") : t("register.folded", { count: used.length })}</summary>
      </details>
      <div className="jr-choices">
        <Select
          {...kept("person")}
          label={t("journal.person")}
          options={[any, { value: "system", label: t("journal.system") }, ...people]}
        />
        <Select
          {...kept("group")}
          label={t("journal.about")}
          options={[any, ...Object.entries(groupWords).map(([value, key]) => ({ value, label: t(key) }))]}
        />
        <Select {...kept("block")} label={t("journal.block")} options={[any, ...blocks]} />
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

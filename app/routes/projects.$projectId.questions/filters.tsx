/** Which questions are shown: their state as a row of links, the rest as a form that works without scripts too. */
import { Form, Link, useSearchParams, useSubmit } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useId, type ChangeEvent } from "react";
import type { QuestionsLook } from "../../../server/domain/clarifications/register.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { categories, categoryWords } from "../../questions/words.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import type { Option } from "../../ui/field.tsx";
import type { LoadRow } from "./queries.ts";
import { addressOf, filterNames } from "./view.ts";

const looks = {
  open: "questions.look.open",
  overdue: "questions.look.overdue",
  published: "questions.look.published",
  closed: "questions.look.closed",
  all: "questions.look.all",
} as const satisfies Partial<Record<QuestionsLook, SimpleKey>>;

export function Looks({ path, counts }: { path: string; counts: Record<QuestionsLook, number> }) {
  const t = useT();
  const [asked] = useSearchParams();
  const now = asked.get("state") || "open";
  return (
    <nav className="seg qs-looks" aria-label={t("questions.look")}>
      {Object.entries(looks).map(([look, title]) => (
        <Link key={look} to={path + addressOf(asked, { state: look })} aria-current={now === look ? "page" : undefined}>
          {t(title)} {counts[look as QuestionsLook]}
        </Link>
      ))}
    </nav>
  );
}

function Choose({ name, label, options }: { name: string; label: string; options: readonly Option[] }) {
  const id = useId();
  const submit = useSubmit();
  const [asked] = useSearchParams();
  const value = asked.get(name) ?? "";
  const choose = ({ currentTarget }: ChangeEvent<HTMLSelectElement>) => submit(currentTarget.form);
  return (
    <div>
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <select key={value} {...{ id, name }} className="field written" defaultValue={value} onChange={choose}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FilterProps {
  path: string;
  sections: readonly LoadRow[];
  experts: readonly LoadRow[];
}

export function Filters({ path, sections, experts }: FilterProps) {
  const t = useT();
  const id = useId();
  const [asked] = useSearchParams();
  const state = asked.get("state");
  const any = { value: "", label: t("questions.any") };
  const named = (rows: readonly LoadRow[], nothing: string): Option[] => [
    any,
    ...rows.map((row) => (row.id === "" ? { value: "-", label: nothing } : { value: row.id, label: row.title })),
  ];
  const topics = categories.map((value) => ({ value, label: t(categoryWords[value]) }));
  return (
    <Form className="qs-filters" action={path} role="search" aria-label={t("questions.filters")}>
      {state && <input type="hidden" name="state" value={state} />}
      <div className="qs-find">
        <label className="lab" htmlFor={id}>
          {t("questions.text")}
        </label>
        <div className="row">
          <input
            key={asked.get("text")}
            {...{ id, name: "text", type: "search", maxLength: 200, className: "field" }}
            defaultValue={asked.get("text") ?? ""}
          />
          <Button type="submit" icon={Search}>
            {t("questions.find")}
          </Button>
        </div>
      </div>
      <Choose name="section" label={t("questions.section")} options={named(sections, t("questions.general"))} />
      <Choose name="expert" label={t("questions.expert")} options={named(experts, t("questions.nobody"))} />
      <Choose
        name="category"
        label={t("questions.category")}
        options={[{ ...any, label: t("questions.anyCategory") }, ...topics]}
      />
      {filterNames.some((name) => asked.get(name)) && (
        <LinkButton look="link" to={path + addressOf(asked, { section: "", expert: "", category: "", text: "" })}>
          {t("questions.clear")}
        </LinkButton>
      )}
    </Form>
  );
}

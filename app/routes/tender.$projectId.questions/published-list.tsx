/** All published questions with their answers, the same words for every participant; filters, search, following. */
import { Form, useSearchParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useT } from "../../i18n/speech.tsx";
import { PlaceWords } from "../../questions/place.tsx";
import { categories, categoryWords, publicCode } from "../../questions/words.ts";
import { Button, LinkButton, SubmitButton } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Pill } from "../../ui/marks.tsx";
import type { PublishedRow } from "./queries.ts";
import type { QuestionsData } from "./route.tsx";

const filters = ["text", "about", "category", "followed"] as const;

export function PublishedFilters({ data }: { data: QuestionsData }) {
  const t = useT();
  const [asked] = useSearchParams();
  const spoken = data.blocks.filter((block) => block.asked);
  const blocks = spoken.map(({ id, title }) => ({ value: id, label: title }));
  const topics = categories.map((value) => ({ value, label: t(categoryWords[value]) }));
  return (
    <Form className="qs-filters" role="search" aria-label={t("questions.filters")} key={asked.toString()}>
      <Field
        name="text"
        label={t("questions.text")}
        type="search"
        maxLength={200}
        defaultValue={asked.get("text") ?? ""}
      />
      <div className="written">
        <Select
          name="about"
          label={t("ask.block")}
          options={[{ value: "", label: t("ask.anyBlock") }, ...blocks]}
          defaultValue={asked.get("about") ?? ""}
        />
      </div>
      <Select
        name="category"
        label={t("questions.category")}
        options={[{ value: "", label: t("questions.anyCategory") }, ...topics]}
        defaultValue={asked.get("category") ?? ""}
      />
      <Check name="followed" label={t("ask.followedOnly")} defaultChecked={asked.get("followed") === "1"} />
      <div className="row wrap">
        <Button type="submit" icon={Search}>
          {t("questions.find")}
        </Button>
        {filters.some((name) => asked.get(name)) && (
          <LinkButton look="link" to="?">
            {t("questions.clear")}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}

export function PublishedList({ data }: { data: QuestionsData }) {
  const t = useT();
  const [asked] = useSearchParams();
  const { published, page, pages } = data;
  const isFiltered = filters.some((name) => asked.get(name));
  if (published.length === 0)
    return <p className="muted">{isFiltered ? t("ask.foundNone") : t("ask.publishedNone")}</p>;
  const to = (other: number) =>
    `?${String(new URLSearchParams([...[...asked].filter(([name]) => name !== "page"), ["page", String(other)]]))}`;
  return (
    <>
      <ol className="qs-pub">
        {published.map((question) => (
          <PublishedItem key={question.id} question={question} />
        ))}
      </ol>
      {pages > 1 && (
        <nav className="row wrap qs-parts" aria-label={t("questions.parts")}>
          {page > 1 && <LinkButton to={to(page - 1)}>{t("questions.before")}</LinkButton>}
          <span className="muted">{t("questions.page", { page, pages })}</span>
          {page < pages && <LinkButton to={to(page + 1)}>{t("questions.after")}</LinkButton>}
        </nav>
      )}
    </>
  );
}

function PublishedItem({ question: of }: { question: PublishedRow }) {
  const t = useT();
  const { id, number, question, answer, where, category, changesSpec, on, followed } = of;
  const topic = categories.find((each) => each === category);
  const code = publicCode(number);
  return (
    <li id={code}>
      <p className="row wrap between">
        <span className="row wrap">
          <span className="code written">{code}</span>
          {topic && <span className="small muted">{t(categoryWords[topic])}</span>}
          {changesSpec && <Pill tone="warn">{t("questions.changesSpec")}</Pill>}
        </span>
        <span className="small muted">{on}</span>
      </p>
      <h3 className="qs-text written">{question}</h3>
      {where && (
        <p className="small muted">
          <PlaceWords block={where.title} words={where.words} />
        </p>
      )}
      <p className="qs-text written">{answer}</p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="question" value={id} />
        <SubmitButton intent={followed ? "unfollow" : "follow"} look="link">
          {followed ? t("ask.unfollow") : t("ask.follow")}
          <span className="vh"> {code}</span>
        </SubmitButton>
      </Form>
    </li>
  );
}

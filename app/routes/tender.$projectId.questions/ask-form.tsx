/** The form that asks: in general, or about a block of the publication and a place in it. */
import { Form, Link, useSearchParams } from "@remix-run/react";
import History from "lucide-react/icons/history";
import Lightbulb from "lucide-react/icons/lightbulb";
import { useState } from "react";
import { useT } from "../../i18n/speech.tsx";
import { placeKinds, placeWords, publicCode } from "../../questions/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { similarTo } from "./similar.ts";
import type { QuestionsData } from "./route.tsx";

export function AskForm({ data, failure }: { data: QuestionsData; failure: FormFailure | undefined }) {
  const t = useT();
  const [asked] = useSearchParams();
  const [text, setText] = useState(failure?.values.text ?? "");
  const chosen = asked.get("block") ?? "";
  const blocks = data.blocks.map(({ id, title, section }) => ({ value: id, label: `${section}: ${title}` }));
  const known = blocks.some(({ value }) => value === chosen);
  return (
    <Form method="post" className="card pad qs-ask" preventScrollReset>
      <input type="hidden" name="seen" value={failure?.values.seen ?? data.own.length} />
      <input type="hidden" name="publication" value={data.publication?.id ?? ""} />
      {data.publication?.isLatest === false && (
        <p className="note">
          <Icon of={History} />
          <span>
            {t("ask.ofOld", { number: data.publication.number })} <Link to="?">{t("ask.ofNewest")}</Link>
          </span>
        </p>
      )}
      <div className="written">
        <Select
          name="block"
          label={t("ask.about")}
          options={[{ value: "", label: t("ask.general") }, ...blocks]}
          defaultValue={known ? chosen : ""}
          failure={failure}
        />
      </div>
      <details className="qs-more" open={failure?.values.words ? true : asked.has("words")}>
        <summary>{t("ask.placeKind")}</summary>
        <div className="f-row">
          <Select
            name="place"
            label={t("ask.placeKind")}
            options={placeKinds.map((value) => ({ value, label: t(placeWords[value]) }))}
            defaultValue={asked.get("place") ?? "block"}
            failure={failure}
          />
          <Field
            name="words"
            label={t("ask.placeWords")}
            defaultValue={asked.get("words") ?? ""}
            maxLength={2000}
            failure={failure}
          />
        </div>
      </details>
      <Textarea
        name="text"
        label={t("ask.text")}
        rows={4}
        required
        failure={failure}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <Similar text={text} data={data} />
      <div className="row wrap between">
        <span className="small muted">{t("ask.due", { due: data.dueOn })}</span>
        <SubmitButton intent="ask" look="primary" busy={t("ask.sending")}>
          {t("ask.do")}
        </SubmitButton>
      </div>
    </Form>
  );
}

/** What is published and reads alike, while one types. */
function Similar({ text, data }: { text: string; data: QuestionsData }) {
  const t = useT();
  const found = similarTo(text, data.published);
  return (
    <div role="status">
      {found.map(({ id, number, question }) => (
        <p className="note" key={id}>
          <Icon of={Lightbulb} />
          <span>
            {t("ask.similar")}{" "}
            <a className="code written" href={`#${publicCode(number)}`}>
              {publicCode(number)}
            </a>{" "}
            <span className="written">{question}</span>
          </span>
        </p>
      ))}
    </div>
  );
}

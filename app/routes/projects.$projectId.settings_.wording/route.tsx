/** Which vague words the project is told of: all, none, or all but some. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { markerName, type Wording } from "../../../content/wording/wording.ts";
import { configureWording, markerNames, readWordingChoice } from "../../../server/domain/wording/settings.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Check } from "../../ui/check.tsx";
import { Done } from "../../ui/done.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";

export const handle: PageHandle = { title: "wording.page" };

const titles = ({ language, markers }: Wording) =>
  markers.map(({ id, title }) => ({ name: markerName(language, id), title }));

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.settings_.wording", args, async ({ ground, actor, projectId }) => {
    const { ru, en } = ground.wording.book;
    return { ...(await readWordingChoice(ground, actor, projectId)), ru: titles(ru), en: titles(en) };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.settings_.wording", args, (posted, { ground, actor, projectId }) =>
    byIntent(posted, {
      save: async () => {
        const on = Object.keys(posted.startingWith("word:"));
        const markersOff = markerNames(ground.wording.book).filter((name) => !on.includes(name));
        await configureWording(ground, actor, projectId, { off: !posted.has("on"), markersOff });
        return { done: true };
      },
    }),
  );
}

interface Words {
  name: string;
  title: string;
}

function MarkerList({
  legend,
  language,
  words,
  off,
}: {
  legend: string;
  language: string;
  words: Words[];
  off: string[];
}) {
  return (
    <fieldset className="f wording-list">
      <legend className="lab">{legend}</legend>
      <div className="wording-words" lang={language}>
        {words.map(({ name, title }) => (
          <Check key={name} name={`word:${name}`} label={title} defaultChecked={!off.includes(name)} />
        ))}
      </div>
    </fieldset>
  );
}

export default function WordingSettings() {
  const t = useT();
  const { off, markersOff, ru, en } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const isDone = typeof answer === "object" && answer !== null && "done" in answer;
  const back = (
    <Link className="link" to="../settings">
      {t("nav.settings")}
    </Link>
  );
  return (
    <Page narrow title={t("wording.page")} lead={t("wording.pageLead")} actions={back}>
      <Done answer={answer} text={isDone ? t("form.saved") : undefined} />
      <FormError failure={failureOf(answer)} />
      <Form method="post" preventScrollReset>
        <Check name="on" label={t("wording.on")} defaultChecked={!off} />
        <h2 className="h2">{t("wording.markers")}</h2>
        <MarkerList legend={t("wording.ru")} language="ru" words={ru} off={markersOff} />
        <MarkerList legend={t("wording.en")} language="en" words={en} off={markersOff} />
        <SubmitButton intent="save" look="primary" busy={t("form.saving")}>
          {t("form.save")}
        </SubmitButton>
      </Form>
    </Page>
  );
}

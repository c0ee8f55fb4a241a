/** How the project signs: ways of confirming and terms, and the company's rules of electronic signature. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { startingRules } from "../../../content/signing-rules/starting-text.ts";
import { getProject } from "../../../server/domain/projects/projects.ts";
import { configureSignOff, mostDays, readSignOffTerms } from "../../../server/domain/sign-off/settings.ts";
import { changeSigningRules, listSigningRules, rulesWords } from "../../../server/domain/sign-off/signing-rules.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { fullDate, fullDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import type { ShownRules } from "../../project/signing-rules.tsx";
import { byIntent, calendarOf, formAction, pageData, type Posted } from "../../request.ts";
import { Done } from "../../ui/done.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { RulesForm, type RulesDraft } from "./rules-form.tsx";
import { TermsForm } from "./terms-form.tsx";
import { CurrentWording, EarlierWordings } from "./wordings.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "signing.page" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.settings_.sign-off", args, async ({ ground, actor, context, projectId }) => {
    const { timeZone, language, company } = await getProject(ground, actor, projectId);
    const terms = await readSignOffTerms(ground, actor, projectId);
    const { wordings } = await listSigningRules(ground, actor, projectId);
    const [current] = wordings;
    const draft = current ?? { body: startingRules(language, company), orderNumber: "", orderDate: "" };
    const shown = wordings.map(({ number, body, orderNumber, orderDate, hash, createdAt, acceptances }) => ({
      ...{ number, body, orderNumber, hash, acceptances, orderDay: fullDay(orderDate, context.language) },
      saved: fullDate(createdAt, calendarOf(context, timeZone)),
    }));
    const { body, orderNumber, orderDate } = draft;
    return { terms, mostDays, wordings: shown, draft: { body, orderNumber, orderDate } };
  });
}

interface Answer {
  done: "terms" | "rules" | "preview";
  preview?: ShownRules;
  /** What was previewed: without scripts the form is filled with it anew. */
  draft?: RulesDraft;
}

const typedWords = (posted: Posted) => ({
  body: posted.get("body"),
  orderNumber: posted.get("orderNumber"),
  orderDate: posted.get("orderDate"),
});

/** An empty field is no number of days at all. */
const typedDays = (typed: string) => (typed.trim() === "" ? NaN : Number(typed));

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.settings_.sign-off", args, (posted, { ground, actor, context, projectId }) =>
    byIntent<Answer>(posted, {
      terms: async () => {
        const consent = posted.get("defaultConsentDays").trim();
        await configureSignOff(ground, actor, projectId, {
          confirmations: Object.keys(posted.startingWith("way:")),
          deadlineDays: typedDays(posted.get("deadlineDays")),
          defaultConsentDays: consent === "" ? null : typedDays(consent),
          escalationDays: typedDays(posted.get("escalationDays")),
        });
        return { done: "terms" };
      },
      preview: async () => {
        const { body, orderNumber, orderDate } = rulesWords(typedWords(posted));
        const preview = { body, orderNumber, orderDay: fullDay(orderDate, context.language) };
        return { done: "preview", preview, draft: { body, orderNumber, orderDate } };
      },
      rules: async () => {
        await changeSigningRules(ground, actor, projectId, typedWords(posted));
        return { done: "rules" };
      },
    }),
  );
}

export default function SignOffSettings() {
  const t = useT();
  const { terms, mostDays: most, wordings, draft } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const done = doneOf<Answer>(answer);
  const [current, ...earlier] = wordings;
  const saved =
    done && done.done !== "preview" ? (done.done === "rules" ? t("signing.enacted") : t("form.saved")) : undefined;
  const back = (
    <Link className="link" to="../settings">
      {t("nav.settings")}
    </Link>
  );
  return (
    <Page narrow title={t("signing.page")} lead={t("signing.lead")} actions={back}>
      <Done answer={answer} text={saved} />
      <TermsForm terms={terms} mostDays={most} failure={failureOf(answer, "terms")} />
      <CurrentWording current={current} />
      <RulesForm
        key={current?.number ?? 0}
        again={current !== undefined}
        draft={done?.draft ?? draft}
        preview={done?.preview}
        failure={failureOf(answer, "rules") ?? failureOf(answer, "preview")}
      />
      <EarlierWordings earlier={earlier} />
    </Page>
  );
}

/** «Отправить готовые блоки»: of a section or of the whole document, with the reason beside each that stays. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import Send from "lucide-react/icons/send";
import { doneOf, failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import { answeringOffline } from "../../offline.ts";
import type { PageHandle } from "../../page-handle.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { EmptyState, FormError, Note } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { readSubmissionPage, type ShownCandidate } from "./queries.ts";
import { submitMarked, type SubmissionResult } from "./submitting.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "standing.title" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.submission", args, readSubmissionPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.submission", args, submitMarked);
}

export function clientAction(args: ClientActionFunctionArgs) {
  return answeringOffline(args);
}

export default function SubmissionPage() {
  const t = useT();
  const project = useProject();
  const page = useLoaderData<typeof loader>();
  const answer = useAnswer();
  const failure = failureOf(answer);
  const [asked] = useSearchParams();
  useLive(project.id, useMe()?.accountId ?? "", null, true);
  return (
    <Page narrow title={page.section ?? t("standing.many")} lead={t("standing.manyLead")}>
      <Results results={doneOf<{ done: SubmissionResult[] }>(answer)?.done ?? []} />
      <Section title={t("standing.manyGo")}>
        <FormError failure={failure} fields={["deadline"]} />
        {page.going.length === 0 ? (
          <EmptyState>{t("standing.manyNone")}</EmptyState>
        ) : (
          <Form method="post" className="set plain">
            <ul className="going">
              {page.going.map((one) => (
                <li key={one.blockId}>
                  <label>
                    <input type="checkbox" name={`block-${one.blockId}`} value="1" defaultChecked />
                    <span>
                      {one.number} {one.title}
                      <small>{one.names.join(", ")}</small>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
            <Field
              name="deadline"
              type="date"
              label={t("standing.deadline")}
              hint={t("standing.deadlineHint")}
              defaultValue={page.deadline}
              failure={failure}
            />
            <SubmitButton look="primary" icon={Send} intent="submit" busy={t("standing.submitting")}>
              {t("standing.manySubmit")}
            </SubmitButton>
          </Form>
        )}
      </Section>
      {page.staying.length > 0 && (
        <Section title={t("standing.manyStay")}>
          <ul className="going">
            {page.staying.map((one) => (
              <Staying key={one.blockId} one={one} />
            ))}
          </ul>
        </Section>
      )}
      {asked.has("section") && (
        <Link className="link" to=".">
          {t("standing.manyAll")}
        </Link>
      )}
    </Page>
  );
}

function Staying({ one }: { one: ShownCandidate }) {
  const t = useT();
  const { id } = useProject();
  const reasons = one.obstacles.map((obstacle) => {
    if (obstacle.kind === "not-responsible") return t("standing.stay.notResponsible");
    if (obstacle.kind === "not-filled") return t("standing.stay.notFilled");
    if (obstacle.kind === "no-approvers") return t("standing.stay.noApprovers");
    return t("standing.stay.missing", { roles: obstacle.roles.join(", ") });
  });
  return (
    <li>
      <Link to={`/projects/${id}?block=${one.blockId}#${blockAnchor(one.blockId)}`}>
        {one.number} {one.title}
      </Link>
      <small>{reasons.join(" · ")}</small>
    </li>
  );
}

function Results({ results }: { results: readonly SubmissionResult[] }) {
  const t = useT();
  const went = results.filter(({ refused }) => refused === null);
  const stayed = results.filter(({ refused }) => refused !== null);
  return (
    <>
      {went.length > 0 && (
        <Note tone="ok" announced>
          <p>{t("standing.manyWent", { count: went.length })}</p>
          <ul>
            {went.map(({ blockId, title }) => (
              <li key={blockId}>{title}</li>
            ))}
          </ul>
        </Note>
      )}
      {stayed.length > 0 && (
        <Note tone="bad" announced>
          <p>{t("standing.manyRefused")}</p>
          <ul>
            {stayed.map(({ blockId, title, refused }) => (
              <li key={blockId}>
                <b>{title}</b>: {refused}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

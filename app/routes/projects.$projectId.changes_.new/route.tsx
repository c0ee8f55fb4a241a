/** «Предложить изменение»: which locked blocks change, why, and whose wish it is; the text itself is written next. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { asUsual } from "../../../server/domain/changes/names.ts";
import { raiseChange } from "../../../server/domain/changes/raising.ts";
import { linkChange } from "../../../server/domain/clarifications/sorting.ts";
import { ChangeFields, changeFieldNames, typedFields } from "../../changes/change-fields.tsx";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { useAnswer } from "../../use-answer.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { FieldError, type FormFailure } from "../../ui/field.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { readNewChange } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "changes.new" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.changes_.new", args, readNewChange);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.changes_.new", args, async (posted, { ground, actor, projectId }) => {
    const blocks = Object.keys(posted.startingWith("block:"));
    const { number } = await raiseChange(ground, actor, projectId, { ...typedFields(posted), blocks });
    const question = posted.get("question");
    if (question) await linkChange(ground, actor, projectId, question, number);
    throw redirect(`/projects/${projectId}/changes/${number}`);
  });
}

export default function NewChange() {
  const t = useT();
  const { id } = useProject();
  const { sections, people, memberId, question, chosen } = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const back = (
    <Link className="link" to={`/projects/${id}/changes`}>
      {t("changes.title")}
    </Link>
  );
  return (
    <Page narrow title={t("changes.new")} lead={t("changes.new.lead")} actions={back}>
      {sections.length === 0 ? (
        <EmptyState>{t("changes.nothingLocked")}</EmptyState>
      ) : (
        <Form method="post" className="ch-form">
          <FormError failure={failure} fields={[...changeFieldNames, "blocks"]} />
          <input type="hidden" name="question" value={question} />
          <Blocks sections={sections} chosen={chosen} failure={failure} />
          <ChangeFields
            now={{ ...asUsual, channel: question ? "question" : "own", initiatorId: memberId }}
            people={people}
            failure={failure}
          />
          <SubmitButton look="primary" busy={t("changes.raising")}>
            {t("changes.raise")}
          </SubmitButton>
        </Form>
      )}
    </Page>
  );
}

interface BlocksProps {
  sections: ReturnType<typeof useLoaderData<typeof loader>>["sections"];
  chosen: string;
  failure: FormFailure | undefined;
}

function Blocks({ sections, chosen, failure }: BlocksProps) {
  const t = useT();
  const error = failure?.error.field === "blocks" ? failure.error.message : undefined;
  const isChosen = (id: string) => (failure ? failure.values[`block:${id}`] !== undefined : id === chosen);
  return (
    <fieldset className="f ch-blocks" aria-describedby={error ? "blocks-error" : undefined}>
      <legend className="lab">{t("changes.field.blocks")}</legend>
      {error && <FieldError id="blocks-error">{error}</FieldError>}
      {sections.map((section) => (
        <details key={section.id} open={chosen === "" || section.blocks.some(({ id }) => isChosen(id))}>
          <summary>{section.title}</summary>
          {section.blocks.map((block) => (
            <label className="check" key={block.id}>
              <input type="checkbox" name={`block:${block.id}`} defaultChecked={isChosen(block.id)} />
              <span>{block.title}</span>
            </label>
          ))}
        </details>
      ))}
    </fieldset>
  );
}

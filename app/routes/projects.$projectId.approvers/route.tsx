/** «Согласующие»: who signs which block, where each stands in the round, naming them. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import Printer from "lucide-react/icons/printer";
import { useCallback } from "react";
import { may } from "../../../server/domain/people.ts";
import { readApproverMatrix, type ApproverMatrix } from "../../../server/domain/sign-off/approver-matrix.ts";
import { listAwaitedPeople } from "../../../server/domain/sign-off/timed/awaited-people.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { plainDay } from "../../i18n/format.ts";
import type { SimpleKey, Translate } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { useProject } from "../../project/use-project.ts";
import { calendarOf, formAction, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Done as Said } from "../../ui/done.tsx";
import { EmptyState, FormError, Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { useAnswer } from "../../use-answer.ts";
import { AwaitedList } from "./awaited-list.tsx";
import { Legend } from "./legend.tsx";
import { cellsForm } from "./matrix-cell.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { nameByForm, type Done } from "./naming-action.ts";
import { PlaceDetails } from "./place-details.tsx";
import { RoleTable } from "./role-table.tsx";
import { choiceWords } from "./words.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "nav.approvers" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.approvers", args, async (visit) => {
    const { ground, actor, projectId, context } = visit;
    const calendar = calendarOf(context, (await readProject(visit)).timeZone);
    const awaited = await listAwaitedPeople(ground, actor, projectId);
    return {
      matrix: await readApproverMatrix(ground, actor, projectId),
      awaited: awaited.map(({ deadline, ...one }) => ({ ...one, deadline: deadline && plainDay(deadline, calendar) })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.approvers", args, (posted, { ground, actor, projectId }) =>
    nameByForm(ground, actor, projectId, posted),
  );
}

const doneSentences = {
  name: "approvers.done.name",
  change: "approvers.done.change",
  remove: "approvers.done.remove",
} as const satisfies Record<string, SimpleKey>;

/** What has been done, in words; a round that runs is not touched by it, and that is said with it. */
function doneWords(t: Translate, matrix: ApproverMatrix, done: Done | undefined): string | undefined {
  if (!done) return undefined;
  if (done.done === "role") return t("approvers.given", { count: done.count });
  if (done.done !== "cell") return t(doneSentences[done.done]);
  const section = matrix.sections.find(({ id }) => id === done.place);
  const block = matrix.sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === done.place);
  const person = matrix.people.find(({ id }) => id === done.member);
  const place = section ? t("approvers.wholeSection", { title: section.title }) : (block?.title ?? "");
  const said = t("approvers.done.cell", { person: person?.name ?? "", place, state: t(choiceWords[done.choice]) });
  return block?.state === "review" ? `${said} ${t("approvers.done.nextRound")}` : said;
}

function useAfter(matrix: ApproverMatrix, opened: string | null, answer: unknown, leads: boolean) {
  const refused = failureOf(answer, "cell");
  return useCallback(
    ({ id, columns }: { id: string; columns: number }) => {
      const failed = refused?.values.cell?.split(":")[1] === id;
      if (!failed && opened !== id) return null;
      const section = matrix.sections.find((one) => one.id === id || one.blocks.some((block) => block.id === id))!;
      const block = section.blocks.find((one) => one.id === id);
      return [
        failed && (
          <tr key={`${id} refused`} className="mx-details">
            <td colSpan={columns}>
              <div className="mx-panel">
                <FormError failure={refused} />
              </div>
            </td>
          </tr>
        ),
        opened === id && <PlaceDetails key={`${id} open`} {...{ section, block, matrix, answer, leads, columns }} />,
      ];
    },
    [matrix, opened, answer, leads, refused],
  );
}

export default function Approvers() {
  const t = useT();
  const { matrix, awaited } = useLoaderData<typeof loader>();
  const { role, memberId } = useProject();
  const leads = may(role, "approver.change");
  const answer = useAnswer();
  const opened = useSearchParams()[0].get("open");
  const after = useAfter(matrix, opened, answer, leads);
  const blocks = matrix.sections.flatMap((section) => section.blocks);
  const unsigned = blocks.filter(({ signers }) => signers.some((one) => one.memberId === null && one.mandatory)).length;
  return (
    <Page
      title={t("nav.approvers")}
      lead={t("approvers.lead")}
      actions={
        <LinkButton to="../sign-off-sheet" relative="path" icon={Printer}>
          {t("signSheet.open")}
        </LinkButton>
      }
    >
      <Said answer={answer} text={doneWords(t, matrix, doneOf<Done>(answer))} />
      {unsigned > 0 && (
        <div className="f">
          <Note tone="warn">
            {t("approvers.unsigned", { count: unsigned })}{" "}
            <a className="link" href="#roles">
              {t(leads ? "approvers.toRoles" : "approvers.seeRoles")}
            </a>
          </Note>
        </div>
      )}
      {blocks.length === 0 ? (
        <EmptyState>{t("approvers.empty")}</EmptyState>
      ) : (
        <>
          <div className="mx-top">
            <Legend />
            {leads && <p className="muted mx-how">{t("approvers.how")}</p>}
          </div>
          <Form method="post" id={cellsForm} preventScrollReset>
            <input type="hidden" name="intent" value="cell" />
          </Form>
          <MatrixTable {...{ matrix, opened, me: memberId, leads, after }} />
        </>
      )}
      {awaited.length > 0 && <AwaitedList people={awaited} />}
      {matrix.roles.length > 0 && <RoleTable {...{ matrix, answer, leads }} />}
    </Page>
  );
}

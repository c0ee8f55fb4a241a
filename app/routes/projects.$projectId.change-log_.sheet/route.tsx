/** «Лист регистрации изменений»: the register as a table for paper. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { chainHead } from "../../../server/domain/journal.ts";
import { readLook } from "../../../server/domain/changes/register/look.ts";
import { readChangeLog } from "../../../server/domain/changes/register/register.ts";
import { BeforeAfter } from "../../changes/before-after.tsx";
import { lookNames } from "../../changes/change-log-path.ts";
import { shownLine, type ShownLine } from "../../changes/shown-line.server.ts";
import { churnCauseWords, lineKindWords, lineStateWords } from "../../changes/register-words.ts";
import { fullDate } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, pageData } from "../../request.ts";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { PrintButton } from "../../ui/print-button.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "changeSheet.title", look: "sheet" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.change-log_.sheet", args, async (visit) => {
    const { ground, actor, context, projectId, request } = visit;
    const asked = new URL(request.url).searchParams;
    const project = await readProject(visit);
    const calendar = calendarOf(context, project.timeZone);
    const look = readLook(Object.fromEntries(lookNames.map((name) => [name, asked.get(name)])));
    const lines = await readChangeLog(ground, actor, projectId, look);
    return {
      project: { name: project.name, company: project.company },
      // On paper the first change is the first.
      lines: lines.toReversed().map((line) => shownLine(line, calendar)),
      head: await chainHead(ground.facts, projectId),
      printed: fullDate(calendar.now.toISOString(), calendar),
    };
  });
}

export default function ChangeSheet() {
  const t = useT();
  const { project, lines, head, printed } = useLoaderData<typeof loader>();
  return (
    <Page title={t("changeSheet.title")} lead={t("changeSheet.lead")} actions={<PrintButton />}>
      <article className="so cs">
        <header>
          <h2 className="so-name">{t("changeSheet.title")}</h2>
          <dl className="so-facts">
            <dt>{t("signSheet.document")}</dt>
            <dd>{project.name}</dd>
            <dt>{t("signSheet.company")}</dt>
            <dd>{project.company}</dd>
          </dl>
        </header>
        {lines.length === 0 ? <EmptyState>{t("changeLog.empty")}</EmptyState> : <Lines lines={lines} />}
        <p className="cs-head">
          {t("changeSheet.head", { date: printed, count: head.seq })} <code>{head.hash}</code>
        </p>
      </article>
    </Page>
  );
}

function Lines({ lines }: { lines: ShownLine[] }) {
  const t = useT();
  const head = [
    ...[t("changeSheet.number"), t("changeSheet.version"), t("changeSheet.date"), t("changeSheet.place")],
    ...[t("changeSheet.change"), t("changeSheet.ground"), t("changeLog.initiator"), t("changeSheet.agreed")],
  ];
  return (
    <table className="so-t cs-t">
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <Row key={line.id} line={line} head={head} number={at + 1} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, head, number }: { line: ShownLine; head: string[]; number: number }) {
  const t = useT();
  const request = line.number === null ? t(lineKindWords[line.kind]) : `ЗИ-${line.number} ${line.title}`;
  const cells = [
    number,
    line.version ?? t(lineStateWords[line.state]),
    line.at,
    line.blocks.map(({ title }) => title).join("; "),
    line.requirements.length > 0 ? (
      <BeforeAfter key="words" requirements={line.requirements} />
    ) : (
      t("changeSheet.textOnly")
    ),
    <>
      {request}
      <small>
        {[line.number === null ? "" : t(churnCauseWords[line.cause]), line.rationale].filter(Boolean).join(": ")}
      </small>
    </>,
    line.initiator.name,
    line.visas.map(({ name, position }) => [name, position].filter(Boolean).join(", ")).join("; "),
  ];
  return (
    <tr>
      {cells.map((cell, at) => (
        <td key={head[at]} data-l={head[at]}>
          <div>{cell}</div>
        </td>
      ))}
    </tr>
  );
}

/** «Лист согласования»: made for print; on a screen it shows what will be on paper. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { pageData } from "../../request.ts";
import { Note } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { LimitForm } from "./limit-form.tsx";
import { PastTable } from "./past-table.tsx";
import { readSheet, type SheetPage } from "./queries.ts";
import { RemarkTable } from "./remark-table.tsx";
import { SheetHead } from "./sheet-head.tsx";
import { VisaTable } from "./visa-table.tsx";
import { Vouching } from "./vouching.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "signSheet.title", look: "sheet" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.sign-off-sheet", args, readSheet);
}

function InWork({ blocks }: { blocks: SheetPage["inWork"] }) {
  const t = useT();
  if (blocks.length === 0) return null;
  const titles = blocks.map(({ number, title }) => `${number} ${title}`).join("; ");
  return <p className="so-in-work">{t("signSheet.inWork", { blocks: titles })}</p>;
}

export default function SignOffSheet() {
  const t = useT();
  const sheet: SheetPage = useLoaderData<typeof loader>();
  const { paper, rows, past, remarks, inWork } = sheet;
  return (
    <Page title={t("signSheet.title")} lead={t("signSheet.lead")}>
      {paper && (
        <div className="f so-compared">
          <Note tone={paper === "same" ? "ok" : "warn"}>
            {t(paper === "same" ? "signSheet.same" : "signSheet.changed")}
          </Note>
        </div>
      )}
      <LimitForm />
      <article className="so">
        <SheetHead sheet={sheet} />
        {rows.length > 0 ? <VisaTable rows={rows} /> : <p>{t("signSheet.nothing")}</p>}
        <InWork blocks={inWork} />
        {remarks.length > 0 && <RemarkTable remarks={remarks} />}
        {past.length > 0 && <PastTable past={past} />}
        <Vouching sheet={sheet} />
      </article>
    </Page>
  );
}

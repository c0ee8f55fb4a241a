/** «Мои блоки»: what one answers for in this project, the nearest date first. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import Clock from "lucide-react/icons/clock";
import { listMyBlocks } from "../../../server/domain/document/my-blocks.ts";
import { plainDay } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { BlockStatus } from "../../project/block-status.tsx";
import { calendarOf, pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.myBlocks" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.my-blocks", args, async ({ ground, context, actor, projectId }) => {
    const mine = (await listMyBlocks(ground, actor)).filter((block) => block.projectId === projectId);
    const calendar = calendarOf(context);
    return mine.map(({ due, ...block }) => ({ ...block, due: due && plainDay(due, calendar) }));
  });
}

export default function MyBlocks() {
  const t = useT();
  const blocks = useLoaderData<typeof loader>();
  return (
    <Page title={t("nav.myBlocks")} lead={blocks.length > 0 ? t("myBlocks.lead") : undefined}>
      {blocks.length === 0 ? (
        <EmptyState action={<LinkButton to="..">{t("myBlocks.open")}</LinkButton>}>
          <p>{t("myBlocks.empty")}</p>
        </EmptyState>
      ) : (
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("myBlocks.block")}</th>
              <th>{t("myBlocks.section")}</th>
              <th>{t("myBlocks.state")}</th>
              <th>{t("myBlocks.due")}</th>
            </tr>
          </thead>
          <tbody>
            {blocks.map((block) => (
              <tr key={block.id}>
                <td data-l={t("myBlocks.block")}>
                  <Link className="link" to={{ pathname: "..", hash: blockAnchor(block.id) }}>
                    {block.title}
                  </Link>
                </td>
                <td data-l={t("myBlocks.section")}>{block.sectionTitle}</td>
                <td data-l={t("myBlocks.state")}>
                  <BlockStatus block={block} />
                </td>
                <td data-l={t("myBlocks.due")}>
                  {block.overdue ? (
                    <Pill tone="bad" icon={Clock}>
                      {t("myBlocks.overdue", { due: block.due ?? "" })}
                    </Pill>
                  ) : (
                    (block.due ?? t("myBlocks.noDue"))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

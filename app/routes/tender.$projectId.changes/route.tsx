/** What changed between two publications: which blocks and requirements, and each changed block as a redline. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { doorData } from "../../tender/door.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { ChangedBlock, Summary } from "./changed-blocks.tsx";
import { readChangesPage } from "./queries.ts";

export const handle: PageHandle = { title: "door.changes" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return doorData("tender.$projectId.changes", args, readChangesPage);
}

export default function Changes() {
  const t = useT();
  const { projectId = "" } = useParams();
  const { all, changes } = useLoaderData<typeof loader>();
  if (!changes)
    return (
      <Page narrow title={t("door.changes")}>
        <EmptyState>{t("door.oneOnly")}</EmptyState>
      </Page>
    );
  const options = all.map(({ id, number, name, published }) => ({
    value: id,
    label: t("door.oneOf", { number, name, published }),
  }));
  const { from, to, blocks, unchanged } = changes;
  const door = `/tender/${projectId}`;
  return (
    <Page
      title={t("door.changesOf", { from: from.number, to: to.number })}
      lead={t("door.unchanged", { count: unchanged })}
    >
      <form method="get" className="door-span">
        <Select name="from" label={t("door.from")} defaultValue={from.id} options={options} />
        <Select name="to" label={t("door.to")} defaultValue={to.id} options={options} />
        <Button type="submit">{t("door.compare")}</Button>
      </form>
      {blocks.length === 0 ? (
        <EmptyState>{t("door.same")}</EmptyState>
      ) : (
        <>
          <Summary changes={changes} />
          {blocks.map((block) => (
            <ChangedBlock
              key={block.id}
              block={block}
              to={`${door}?publication=${block.change === "removed" ? from.id : to.id}#block-${block.id}`}
            />
          ))}
        </>
      )}
    </Page>
  );
}

/** «Файлы»: the images and attachments of the project, with their versions, and the blocks in which they stand. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { pageData } from "../../request.ts";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { FileCard } from "./file-card.tsx";
import { readFiles } from "./queries.ts";

export const handle: PageHandle = { title: "nav.files" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.files", args, readFiles);
}

export default function Files() {
  const t = useT();
  const { files, room } = useLoaderData<typeof loader>();
  return (
    <Page narrow title={t("nav.files")} lead={t("files.lead", room)}>
      {files.length === 0 ? (
        <EmptyState>{t("files.none")}</EmptyState>
      ) : (
        <ul className="files-list">
          {files.map((file) => (
            <FileCard key={file.id} file={file} />
          ))}
        </ul>
      )}
    </Page>
  );
}

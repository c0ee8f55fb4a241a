/** The reading view: what is published, as text from the server, with contents, search and a printed look of its own. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientLoaderFunctionArgs } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { doorData } from "../../tender/door.ts";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { AskSelected } from "./ask-selected.tsx";
import { Contents } from "./contents.tsx";
import { Found } from "./found.tsx";
import { PublicationHead } from "./head.tsx";
import { readPublicationPage } from "./queries.ts";
import { Sections } from "./sections.tsx";

export const handle: PageHandle = { title: "door.document" };

/** What is published does not change; another publication is another page. */
export const shouldRevalidate = () => false;

export function loader(args: LoaderFunctionArgs) {
  return doorData("tender.$projectId._index", args, readPublicationPage);
}

/** The texts come with the page itself, so whoever gets here by a click within the browser loads the page anew. */
export function clientLoader({ request }: ClientLoaderFunctionArgs): Promise<never> {
  if (location.href.split("#")[0] === request.url) location.reload();
  else location.assign(request.url);
  return new Promise(() => undefined);
}

export default function Publication() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  if (!page)
    return (
      <Page narrow title={t("door.nothing")}>
        <EmptyState>{t("door.nothingNote")}</EmptyState>
      </Page>
    );
  const { publication, hits, query } = page;
  return (
    <main className="main door-main" id="main">
      <PublicationHead page={page} />
      <div className="door-cols">
        <Contents sections={publication.sections} />
        <div className="door-sheet">
          {hits && <Found hits={hits} query={query} />}
          <Sections publication={publication} />
          <AskSelected publication={publication} />
        </div>
      </div>
    </main>
  );
}

/** The document: the whole ТЗ as text to read; its blocks turn into live editors as they come into view. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useCallback } from "react";
import { useLoaderData, useSearchParams, type ClientActionFunctionArgs } from "@remix-run/react";
import { may } from "../../../server/domain/people.ts";
import type { ProjectOverview } from "../../../server/domain/projects/projects.ts";
import { failureOf } from "../../form-answer.ts";
import { FindingLater } from "../../finding/finding-later.tsx";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useOutlineState } from "../../project/outline-state.tsx";
import { SaveState } from "../../project/save-state.tsx";
import { FormsProvider } from "../../project/use-forms.tsx";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { formAction, pageData } from "../../request.ts";
import { TalkAddress } from "../../talk/use-talk-form.ts";
import { useEvent } from "../../use-event.ts";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { useAnswer } from "../../use-answer.ts";
import { changeDocument } from "./changes.ts";
import { sendDocumentForm } from "./document-action.ts";
import { DocumentSection } from "./section.tsx";
import { Presence } from "./presence.tsx";
import { DiscussingLater } from "./discussing-later.tsx";
import { readDocumentPage, type TextFigures } from "./queries.ts";
import { Rail } from "./rail.tsx";
import { AddSection } from "./structure.tsx";
import { useActiveBlock } from "./use-active-block.ts";
import { useDeliveries } from "./use-deliveries.ts";
import { useLanding } from "./use-landing.ts";
import { useRail } from "./use-rail.ts";
import { TalkProvider } from "./use-talk.tsx";
import { RemovalProvider, useRemoval } from "./use-removal.tsx";

export const handle: PageHandle = { title: "nav.document" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId._index", args, readDocumentPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId._index", args, async (posted, visit) => {
    const blockId = await changeDocument(posted, visit);
    const path = `/projects/${visit.projectId}`;
    const tab = isTalk(posted.get("intent")) ? "&tab=talk" : "";
    return redirect(blockId ? `${path}?block=${blockId}${tab}#block-${blockId}` : path);
  });
}

export function clientAction(args: ClientActionFunctionArgs) {
  return sendDocumentForm(args);
}

/** Why something could not come back from the bin: what it stood beside may be gone, so this stands above all. */
function RestoreError() {
  const { fetcher } = useRemoval();
  return <FormError failure={failureOf(fetcher.data, "restore") ?? failureOf(fetcher.data, "section-restore")} />;
}

/** Forms of discussions say themselves what was wrong. */
function isTalk(intent: string | undefined): boolean {
  return /^(thread|comment)-/.test(intent ?? "");
}

function blocksOf({ sections }: ProjectOverview): string {
  return sections.flatMap(({ blocks }) => blocks.map(({ id }) => id)).join();
}

/** All the words of the document. */
function sum(texts: Record<string, TextFigures>): number {
  return Object.values(texts).reduce((words, text) => words + text.words, 0);
}

export default function DocumentPage() {
  const t = useT();
  const project = useProject();
  const page = useLoaderData<typeof loader>();
  const failure = failureOf(useAnswer());
  const writes = may(project.role, "text.write");
  const [asked] = useSearchParams();
  const rail = useRail(asked.get("tab"));
  const activeId = useActiveBlock(page.chosen?.id ?? null, blocksOf(project));
  const { setActiveBlockId } = useOutlineState();
  const openRail = (blockId: string, tab: string) => {
    setActiveBlockId(blockId);
    rail.show(tab);
  };
  const openTalk = useEvent((blockId: string) => {
    setActiveBlockId(blockId);
    rail.reveal("talk");
  });
  const addressOfTalk = useCallback(
    (blockId: string) => `/projects/${project.id}?index&block=${blockId}&tab=talk`,
    [project.id],
  );
  useLanding(project.id);
  useDeliveries(project.id, page.me, page.texts);
  const present = useLive(project.id, page.me, activeId);
  if (!page.inside) {
    return (
      <main className="main" id="main">
        <div className="docwrap">
          <h1>{t("document.noPublication")}</h1>
          <EmptyState>{t("document.noPublicationNote")}</EmptyState>
        </div>
      </main>
    );
  }
  const chosen = page.chosen?.id === activeId ? page.chosen : undefined;
  return (
    <RemovalProvider>
      <TalkAddress.Provider value={addressOfTalk}>
        <TalkProvider talks={page.talks} asked={asked.get("thread")} openPanel={openTalk}>
          <DiscussingLater activeId={activeId} />
          <FindingLater projectId={project.id} writes={writes} />
          <SaveState userId={page.me} />
          <Presence people={present} />
          <main className="main" id="main">
            <div className="docwrap">
              {!isTalk(failure?.values.intent) && <FormError failure={failure} />}
              <RestoreError />
              <FormsProvider>
                {project.sections.map((section, at) => (
                  <DocumentSection
                    key={section.id}
                    section={section}
                    number={at + 1}
                    texts={page.texts}
                    offers={page.offers}
                    standings={page.standings}
                    talks={page.talks}
                    activeId={activeId}
                    present={present}
                    onOpenRail={openRail}
                  />
                ))}
              </FormsProvider>
              {writes && may(project.role, "section.change") && <AddSection />}
              <p className="doc-words">{t("document.words", { count: sum(page.texts) })}</p>
            </div>
          </main>
          <Rail
            blockId={activeId}
            first={chosen}
            talks={page.talks}
            talk={chosen && page.talk}
            sendKey={page.sendKey}
            state={rail}
          />
        </TalkProvider>
      </TalkAddress.Provider>
    </RemovalProvider>
  );
}

/** The text of a block: ready HTML at first; near the viewport a live editor, or for readers HTML that follows it. */
import { lazy, Suspense, useRef, useState } from "react";
import { may } from "../../../server/domain/people.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import { TextBoundary } from "../../project/text-boundary.tsx";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";
import { RenderedText, useHasRendered } from "../../ui/rendered-texts.tsx";
import type { TextFigures } from "./queries.ts";
import { HandEdit } from "./hand-edit.tsx";
import { useHandheld } from "./use-handheld.ts";
import { useNear } from "./use-near.ts";

const LiveText = lazy(() => import("./live-text.tsx"));

interface BlockTextProps {
  block: BlockOverview;
  figures: TextFigures;
  title: string;
}

export function BlockText({ block, figures, title }: BlockTextProps) {
  const project = useProject();
  const me = useMe();
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const near = useNear(place);
  const { html, keep } = useHtml(block.textId, near);
  const mayEdit = block.state === "draft" && may(project.role, "text.write");
  const handheld = useHandheld();
  const [editing, setEditing] = useState(false);
  const edits = mayEdit && (editing || !handheld);
  const ready = (
    <RenderedText
      id={block.textId}
      className="prose doc-text"
      lang={project.language}
      words={figures.words}
      html={html}
    />
  );
  return (
    <>
      {mayEdit && <HandEdit editing={editing} onChange={setEditing} title={title} />}
      <div ref={place} className="block-text" data-text={block.textId} data-edits={edits || undefined}>
        {near && me ? (
          <TextBoundary fallback={ready}>
            <Suspense fallback={ready}>
              <LiveText
                key={`${figures.epoch}:${edits}`}
                blockId={block.id}
                textId={block.textId}
                blockKey={block.key}
                epoch={figures.epoch}
                projectId={project.id}
                userId={me.accountId}
                edits={edits}
                label={t("block.textOf", { title })}
                fallback={ready}
                onLeave={keep}
              />
            </Suspense>
          </TextBoundary>
        ) : (
          ready
        )}
      </div>
    </>
  );
}

/** HTML for the time without an editor: what the last editor left, or what a click onto the page has to fetch. */
function useHtml(textId: string, near: boolean): { html: string | undefined; keep: (html: string) => void } {
  const project = useProject();
  const has = useHasRendered(textId);
  const [left, keep] = useState<string>();
  const fetched = useResource<{ html: string }>(near && !has ? `/projects/${project.id}/texts/${textId}` : null);
  return { html: left ?? fetched?.html, keep };
}

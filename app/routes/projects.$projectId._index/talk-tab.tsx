/** The panel's tab of discussions: those of the block, and a field to write about it. */
import { Link } from "@remix-run/react";
import { lazy, Suspense, useState } from "react";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";
import { Composer } from "../../talk/composer.tsx";
import { ShowLinks } from "../../talk/show-links.tsx";
import type { Show } from "../../talk/shows.ts";
import type { Talk, TalkThread } from "../../talk/shown-threads.ts";
import { TalkList } from "../../talk/talk-list.tsx";
import { placeWords } from "../../talk/thread.tsx";
import { Skeleton } from "../../ui/note.tsx";
import { useTalk } from "./use-talk.tsx";

// It is there already: what begins a discussion at a place (discussing.tsx) has brought it.
const DraftPlace = lazy(() => import("../../talk/draft-place.tsx"));

interface TalkTabProps {
  block: BlockOverview;
  /** What came with the page, when it is of this block. */
  first: Talk | undefined;
  sendKey: string;
  /** The text is to be seen: on narrow screens the panel lies over it. */
  onLead: () => void;
}

/** How long the reader stays at a block before its discussions are fetched, ms. */
const stayMs = 200;

export function TalkTab({ block, first, sendKey, onLead }: TalkTabProps) {
  const t = useT();
  const project = useProject();
  const { on, draft, drop } = useTalk();
  const [show, choose] = useState<Show>(first?.show ?? "open");
  const has = first?.show === show;
  const path = `/projects/${project.id}/blocks/${block.id}/threads?show=${show}`;
  // The project is a new object whenever facts have changed.
  const fetched = useResource<Talk>(has ? null : path, { after: stayMs, version: project });
  const talk = has ? first : fetched;
  const begun = draft?.blockId === block.id ? draft : null;
  return (
    <>
      <ShowLinks
        chosen={show}
        addressOf={(other) => `?block=${block.id}&tab=talk&show=${other}#block-${block.id}`}
        onChoose={choose}
      />
      {talk ? (
        <TalkList
          talk={talk}
          blockId={block.id}
          on={on}
          sendKey={sendKey}
          placeOf={(thread) => <PlaceOf thread={thread} onLead={onLead} />}
        />
      ) : (
        <Skeleton lines={5} label={t("document.loading")} />
      )}
      {talk?.next && (
        <Link className="link" to={`/projects/${project.id}/threads?block=${block.id}&show=${show}`}>
          {t("talk.older")}
        </Link>
      )}
      <p className="talk-all">
        <Link className="link" to={`/projects/${project.id}/threads`}>
          {t("talk.all")}
        </Link>
      </p>
      <div className="talk-foot">
        <Composer
          blockId={block.id}
          label={t(begun ? "talk.writeAbout" : "talk.write")}
          sendKey={sendKey}
          focus={begun}
          onSent={drop}
          onEscape={drop}
        >
          {begun && (
            <Suspense fallback={null}>
              <DraftPlace draft={begun} onDrop={drop} />
            </Suspense>
          )}
        </Composer>
      </div>
    </>
  );
}

function PlaceOf({ thread: { id, kind, quote, isLost }, onLead }: { thread: TalkThread; onLead: () => void }) {
  const t = useT();
  const { lead } = useTalk();
  if (kind === "block") return null;
  const words = quote || t(placeWords[kind]);
  if (isLost) return <p className="on-text">{words}</p>;
  return (
    <button
      type="button"
      className="on-text"
      title={t("talk.toPlace")}
      onClick={() => {
        onLead();
        lead(id);
      }}
    >
      {words}
    </button>
  );
}

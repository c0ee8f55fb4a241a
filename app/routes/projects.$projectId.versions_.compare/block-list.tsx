/** Blocks that differ, each as redline: fetched one after another with their progress, or by a link without scripts. */
import { useSearchParams } from "@remix-run/react";
import type { BlockDifference } from "../../../server/domain/changes/comparison/version-comparison.ts";
import { ReturnForm } from "../../changes/return-form.tsx";
import type { Span } from "../../changes/compare-path.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Redline, type RedlineView } from "../../project/redline.tsx";
import { useProject } from "../../project/use-project.ts";
import { Pill } from "../../ui/marks.tsx";
import { Skeleton } from "../../ui/note.tsx";
import { useRedlines, type Redlines } from "./use-redlines.ts";

const looks: Record<BlockDifference["kind"], { word: SimpleKey; tone: "ok" | "bad" | "acc" }> = {
  added: { word: "versionDiff.blockAdded", tone: "ok" },
  changed: { word: "versionDiff.blockChanged", tone: "acc" },
  deleted: { word: "versionDiff.blockDeleted", tone: "bad" },
};

interface BlockListProps {
  blocks: readonly BlockDifference[];
  span: Span;
  known: Redlines;
  /** The reader may propose changes. */
  writes: boolean;
}

export function BlockList({ blocks, span, known, writes }: BlockListProps) {
  const { id } = useProject();
  const ids = blocks.map((block) => block.id);
  const redlines = useRedlines(id, span, ids, known);
  return (
    <>
      <Progress done={ids.filter((one) => Object.hasOwn(redlines, one)).length} of={ids.length} />
      {blocks.map((block) => (
        <Block key={block.id} block={block} view={redlines[block.id]} from={writes ? span.from : null} />
      ))}
    </>
  );
}

function Progress({ done, of }: { done: number; of: number }) {
  const t = useT();
  const words = t("versionDiff.progress", { done, of });
  return (
    <p className="cm-progress">
      <progress value={done} max={of} aria-label={words} />
      <span className="muted small">{words}</span>
      <span className="vh" role="status">
        {done === of ? t("versionDiff.allShown") : ""}
      </span>
    </p>
  );
}

interface BlockProps {
  block: BlockDifference;
  view: RedlineView | undefined;
  /** The version to which it may be returned. */
  from: string | null;
}

function Block({ block, view, from }: BlockProps) {
  const t = useT();
  const [asked] = useSearchParams();
  const { id, title, titleBefore, kind } = block;
  const { word, tone } = looks[kind];
  const query = new URLSearchParams(asked);
  query.set("block", id);
  return (
    <section className="cm-block" id={`change-${id}`} aria-labelledby={`title-${id}`}>
      <h3 className="h3" id={`title-${id}`}>
        {title}
      </h3>
      <p className="cm-h">
        <Pill tone={tone}>{t(word)}</Pill>
        {titleBefore !== null && <span className="muted small">{t("versionDiff.titled", { title: titleBefore })}</span>}
      </p>
      {from !== null && kind === "changed" && <ReturnForm version={from} block={{ id, title }} />}
      {view ? (
        <div className="rl-sheet">
          <Redline view={view} />
        </div>
      ) : (
        <>
          <Skeleton lines={2} label={t("versionDiff.comparing")} />
          <noscript>
            <a className="link" href={`?${query.toString()}#change-${id}`}>
              {t("versionDiff.show")}
            </a>
          </noscript>
        </>
      )}
    </section>
  );
}

/** The panel of find and replace; the default export is meant for `lazy`. It lies beside the text and locks nothing. */
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import { FoundBlocks } from "./found-blocks.tsx";
import { FindOutcome } from "./find-outcome.tsx";
import { useFinding } from "./use-finding.ts";

export interface FindPanelProps {
  projectId: string;
  /** May the reader write in drafts? Else the panel only finds. */
  writes: boolean;
  onClose: () => void;
}

/** What is selected when the panel opens is what is sought. */
function selectedWords(): string {
  const words = document.getSelection()?.toString() ?? "";
  return words.length <= 100 && !words.includes("\n") ? words.trim() : "";
}

/** Gives the focus back to where it came from. */
function useReturningFocus() {
  const [from] = useState(() => document.activeElement);
  useEffect(() => () => void (from instanceof HTMLElement && from.isConnected && from.focus()), [from]);
}

export default function FindPanel({ projectId, writes, onClose }: FindPanelProps) {
  const t = useT();
  const [find, setFind] = useState(selectedWords);
  const [by, setBy] = useState("");
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWords, setWholeWords] = useState(false);
  const { findings, isBusy, failure, outcome, canUndo, replace, undo } = useFinding(projectId, {
    find,
    matchCase,
    wholeWords,
  });
  const field = useRef<HTMLInputElement>(null);
  const ids = { find: useId(), by: useId(), title: useId() };
  useReturningFocus();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => field.current?.select(), []);
  // A button that is gone or cannot be pressed now takes no keys: they go on in the panel.
  useEffect(() => {
    const holder = document.activeElement;
    if (outcome && (holder === document.body || holder?.matches(":disabled"))) panel.current?.focus();
  }, [outcome, isBusy]);
  const open = findings?.blocks.filter(({ locked }) => !locked) ?? [];
  const places = open.reduce((sum, { total }) => sum + total, 0);
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className="find-panel"
      role="search"
      aria-labelledby={ids.title}
      onKeyDown={press}
    >
      <div className="find-head">
        <h2 id={ids.title}>
          <Icon of={Search} /> {writes ? t("writing.find.title") : t("writing.find.onlyFind")}
        </h2>
        <IconButton icon={X} label={t("writing.find.close")} onClick={onClose} />
      </div>
      <div className="find-fields">
        <label className="lab" htmlFor={ids.find}>
          {t("writing.find.find")}
        </label>
        <input
          ref={field}
          id={ids.find}
          className="field"
          value={find}
          maxLength={200}
          onChange={(e) => setFind(e.target.value)}
        />
        {writes && (
          <>
            <label className="lab" htmlFor={ids.by}>
              {t("writing.find.by")}
            </label>
            <input id={ids.by} className="field" value={by} maxLength={1000} onChange={(e) => setBy(e.target.value)} />
          </>
        )}
        <label className="check">
          <input type="checkbox" checked={matchCase} onChange={(e) => setMatchCase(e.target.checked)} />
          <span>{t("writing.find.case")}</span>
        </label>
        <label className="check">
          <input type="checkbox" checked={wholeWords} onChange={(e) => setWholeWords(e.target.checked)} />
          <span>{t("writing.find.whole")}</span>
        </label>
        {writes && (
          <div className="row wrap">
            <Button
              look="primary"
              disabled={places === 0 || isBusy}
              onClick={() =>
                replace(
                  by,
                  open.map(({ id, version }) => ({ id, version })),
                )
              }
            >
              {t("writing.find.all", { count: places })}
            </Button>
            {canUndo && (
              <Button disabled={isBusy} onClick={undo}>
                {t("writing.find.undo")}
              </Button>
            )}
          </div>
        )}
      </div>
      {failure && <Note tone="warn">{failure}</Note>}
      {outcome && <FindOutcome outcome={outcome} />}
      <FoundBlocks
        findings={findings}
        onReplace={
          writes && !isBusy ? (id, version, place) => replace(by, [{ id, version, only: [place] }]) : undefined
        }
      />
    </section>
  );
}

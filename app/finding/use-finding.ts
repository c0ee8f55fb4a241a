/** The panel's state: what is sought, what was found, what was done and can be taken back. */
import { useCallback, useEffect, useState } from "react";
import type { Findings } from "../../server/domain/finding/finding.ts";
import type { BlockReplaced, PutBack, Replaced } from "../../server/domain/finding/replacing.ts";
import { useT } from "../i18n/speech.tsx";
import { findIn, NotDone, putBackIn, replaceIn, type Place, type Sought } from "./find-deeds.ts";

/** How long typing has to rest before words are sought, ms. */
const restMs = 300;

export type Outcome = { kind: "replaced"; told: Replaced } | { kind: "put-back"; told: PutBack };

export function useFinding(projectId: string, sought: Sought) {
  const t = useT();
  const [findings, setFindings] = useState<Findings | null>(null);
  const [round, setRound] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [undoable, setUndoable] = useState<BlockReplaced[]>([]);
  const { find, matchCase, wholeWords } = sought;
  const attempt = useCallback(
    async (work: () => Promise<void>) => {
      setFailure("");
      try {
        await work();
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return;
        setFailure(error instanceof NotDone ? error.message : t("writing.find.offline"));
      }
    },
    [t],
  );
  useEffect(() => {
    if (find.trim() === "") return setFindings(null);
    const leaving = new AbortController();
    const timer = window.setTimeout(
      () =>
        void attempt(async () => setFindings(await findIn(projectId, { find, matchCase, wholeWords }, leaving.signal))),
      restMs,
    );
    return () => {
      window.clearTimeout(timer);
      leaving.abort();
    };
  }, [projectId, find, matchCase, wholeWords, round, attempt]);
  const act = (work: () => Promise<Outcome>) => {
    if (isBusy) return;
    setBusy(true);
    void attempt(async () => {
      const done = await work();
      setOutcome(done);
      setUndoable(done.kind === "replaced" ? done.told.replaced : []);
    }).then(() => {
      setBusy(false);
      setRound((last) => last + 1);
    });
  };
  return {
    ...{ findings, isBusy, failure, outcome, canUndo: undoable.length > 0 },
    replace: (by: string, blocks: { id: string; version: number; only?: Place[] }[]) =>
      act(async () => ({ kind: "replaced", told: await replaceIn(projectId, sought, by, blocks) })),
    undo: () => act(async () => ({ kind: "put-back", told: await putBackIn(projectId, undoable) })),
  };
}

/** The notes on the page of an interview: ready HTML first, for those who write a live text once the page is awake. */
import { useSubmit } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { stampOf } from "../../content/interviews/notes.ts";
import type { Language } from "../../server/db/schema.ts";
import { TextBoundary } from "../project/text-boundary.tsx";
import { useT } from "../i18n/speech.tsx";
import { useToast } from "../ui/toasts.tsx";

const LiveNotes = lazy(() => import("./live-notes.tsx"));

interface NotesProps {
  projectId: string;
  textId: string;
  epoch: number;
  userId: string;
  language: Language;
  html: string;
  conducts: boolean;
  /** When the talk began, while it is under way. */
  since: string | null;
}

export function Notes({ html, conducts, since, ...rest }: NotesProps) {
  const t = useT();
  const submit = useSubmit();
  const toast = useToast();
  const place = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  const quote = async () => {
    const { chosenIn } = await import("../talk/selected.ts");
    const selection = document.getSelection();
    const text = place.current?.querySelector(".prose");
    const choice = text && selection ? chosenIn(text, selection)?.choices[0] : undefined;
    if (choice?.kind !== "quote" || !choice.quote) return toast({ text: t("interviews.selectFirst") });
    const { quote, prefix = "", suffix = "", occurrence } = choice;
    const words = { intent: "quote", quote, prefix, suffix, occurrence: String(occurrence ?? "") };
    submit(words, { method: "post", preventScrollReset: true });
  };
  const stamp = useCallback(() => (since === null ? "" : stampOf((Date.now() - Date.parse(since)) / 1000)), [since]);
  const ready = <div className="prose doc-text" dangerouslySetInnerHTML={{ __html: html }} />;
  return (
    <div className="iv-notes" ref={place} data-text={rest.textId}>
      {awake && conducts ? (
        <TextBoundary fallback={ready}>
          <Suspense fallback={ready}>
            <LiveNotes {...rest} key={rest.epoch} stamp={stamp} onQuote={() => void quote()} fallback={ready} />
          </Suspense>
        </TextBoundary>
      ) : (
        ready
      )}
    </div>
  );
}

/** How long the talk has been going on. */
export function TalkTimer({ since }: { since: string }) {
  const t = useT();
  const [now, setNow] = useState<number>();
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = window.setInterval(tick, 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className="iv-rec" role="timer" aria-label={t("interviews.running")}>
      {now !== undefined && stampOf(Math.max(0, now - Date.parse(since)) / 1000)}
    </span>
  );
}

/** Leads from a quote to its place in the notes; an address that names the quote leads there by itself. */
import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { showQuote } from "../editor/find-quote.ts";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";

/** How long the notes may take to come, ms, and how often they are looked for. */
const patienceMs = 10_000;
const lookMs = 200;

interface ShowInNotesProps {
  excerpt: { id: string; quote: string; prefix: string; suffix: string };
  textId: string;
}

export function ShowInNotes({ excerpt: { id, quote, prefix, suffix }, textId }: ShowInNotesProps) {
  const t = useT();
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash !== `#excerpt-${id}`) return;
    const until = Date.now() + patienceMs;
    const timer = window.setInterval(() => {
      const isThere = document.querySelector(`[data-text="${textId}"] .ed, [data-text="${textId}"] .doc-text`);
      const shown = isThere && showQuote(textId, { quote, prefix, suffix });
      if (shown || Date.now() > until) window.clearInterval(timer);
    }, lookMs);
    return () => window.clearInterval(timer);
  }, [hash, key, id, quote, prefix, suffix, textId]);
  return (
    <p>
      <Button size="small" look="ghost" onClick={() => showQuote(textId, { quote, prefix, suffix })}>
        {t("interviews.showInNotes")}
      </Button>
    </p>
  );
}

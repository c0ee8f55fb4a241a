/** Leads from a quote to its place in the notes; an address that names the quote leads there by itself. */
import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";

/** Brings words of the notes into sight. @returns whether they are there to be seen */
async function show(textId: string, { quote, prefix, suffix }: Words): Promise<boolean> {
  const { showQuote } = await import("../editor/find-quote.ts");
  return showQuote(textId, { quote, prefix, suffix });
}

interface Words {
  quote: string;
  prefix: string;
  suffix: string;
}

/** How long the notes may take to come, ms, and how often they are looked for. */
const patienceMs = 10_000;
const lookMs = 200;

interface ShowInNotesProps {
  excerpt: Words & { id: string };
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
      if (Date.now() > until) window.clearInterval(timer);
      if (!isThere) return;
      void show(textId, { quote, prefix, suffix }).then((shown) => shown && window.clearInterval(timer));
    }, lookMs);
    return () => window.clearInterval(timer);
  }, [hash, key, id, quote, prefix, suffix, textId]);
  return (
    <p>
      <Button size="small" look="ghost" onClick={() => void show(textId, { quote, prefix, suffix })}>
        {t("interviews.showInNotes")}
      </Button>
    </p>
  );
}

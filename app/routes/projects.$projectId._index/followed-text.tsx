/** HTML that follows a live text: what readers and locked blocks show instead of an editor. */
import { useEffect, useRef, useState } from "react";
import { renderInStretches, type FormBook } from "../../../content/schema/html.ts";
import { withNames, type Names } from "../../../content/schema/names.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { TextConnection } from "../../editor/connection.ts";
import type { Desk } from "../../editor/desk.ts";
import { mentionsWithin } from "../../editor/mentions.ts";
import { readFragment } from "../../editor/read-fragment.ts";

interface NamedText {
  doc: TextConnection["doc"];
  textId: string;
  forms: FormBook;
  names: Names;
  language: Language;
}

/** A live text as HTML for reading. */
export function renderNamed({ doc, textId, forms, names, language }: NamedText): string {
  return withNames(renderInStretches(readFragment(doc), forms, language, textId), names, language);
}

/** How long changes gather before the HTML is made anew, ms. */
const gatherMs = 120;

/** What somebody has selected to copy or to discuss it would go with the old HTML. */
function holdsSelection(text: HTMLElement | null): boolean {
  const selection = document.getSelection();
  return selection?.isCollapsed === false && text?.contains(selection.anchorNode) === true;
}

interface FollowedTextProps {
  connection: TextConnection;
  textId: string;
  forms: FormBook;
  names: Names;
  language: Language;
  ask: Desk["ask"];
}

export function FollowedText({ connection, textId, forms, names, language, ask }: FollowedTextProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => mentionsWithin(place.current!, ask), [ask]);
  const [html, setHtml] = useState(() => renderNamed({ doc: connection.doc, textId, forms, names, language }));
  useEffect(() => {
    let timer: number | undefined;
    const render = () => {
      timer = undefined;
      if (holdsSelection(place.current)) return document.addEventListener("selectionchange", soon, { once: true });
      setHtml(renderNamed({ doc: connection.doc, textId, forms, names, language }));
    };
    const soon = () => {
      timer ??= window.setTimeout(render, gatherMs);
    };
    render();
    connection.doc.on("update", soon);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("selectionchange", soon);
      connection.doc.off("update", soon);
    };
  }, [connection, textId, forms, names, language]);
  return <div ref={place} className="prose doc-text" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** HTML that follows a live text: what readers and locked blocks show instead of an editor. */
import { useEffect, useState } from "react";
import { renderDocument, type FormBook } from "../../../content/schema/html.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { TextConnection } from "../../editor/connection.ts";
import { readFragment } from "../../editor/read-fragment.ts";

/** How long changes gather before the HTML is made anew, ms. */
const gatherMs = 120;

interface FollowedTextProps {
  connection: TextConnection;
  forms: FormBook;
  language: Language;
}

export function FollowedText({ connection, forms, language }: FollowedTextProps) {
  const [html, setHtml] = useState(() => renderDocument(readFragment(connection.doc), forms, language));
  useEffect(() => {
    let timer: number | undefined;
    const render = () => {
      timer = undefined;
      setHtml(renderDocument(readFragment(connection.doc), forms, language));
    };
    const soon = () => {
      timer ??= window.setTimeout(render, gatherMs);
    };
    connection.doc.on("update", soon);
    return () => {
      window.clearTimeout(timer);
      connection.doc.off("update", soon);
    };
  }, [connection, forms, language]);
  return <div className="prose doc-text" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Shows HTML that the server rendered, without shipping it a second time in loader data. */
import { createContext, useContext, useState } from "react";

/** HTML by text id; filled by loaders through the load context, read while the server renders. */
export const RenderedTexts = createContext<ReadonlyMap<string, string> | null>(null);

interface RenderedTextProps {
  id: string;
  className?: string;
  /** The language it is written in, where the page speaks another one. */
  lang?: string;
  /** How many words it has, in a page of many texts: far from the screen it is not laid out, and keeps about its room. */
  words?: number | undefined;
  /** The HTML, when the page was reached by a click and there is no server-rendered element to take over. */
  html?: string | undefined;
}

function elementId(textId: string): string {
  return `text-${textId}`;
}

/** A text as ready HTML: from the server's map, from the element already on the page, or from `html`. */
export function RenderedText({ id, className, lang, words, html }: RenderedTextProps) {
  const rendered = useContext(RenderedTexts);
  const [first] = useState(
    () =>
      rendered?.get(id) ?? (typeof document === "undefined" ? "" : document.getElementById(elementId(id))?.innerHTML),
  );
  return (
    <div
      id={elementId(id)}
      className={className}
      lang={lang}
      data-words={words}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: html ?? first ?? "" }}
    />
  );
}

/** Whether the HTML of a text came with the page; if not, somebody has to fetch it. */
export function useHasRendered(id: string): boolean {
  const rendered = useContext(RenderedTexts);
  const [has] = useState(
    () => rendered?.has(id) ?? (typeof document !== "undefined" && document.getElementById(elementId(id)) !== null),
  );
  return has;
}

/** Parses HTML of the clipboard without running, loading or showing anything of it. */

/** What an element's looks were: the page's rules let no foreign style in, and would complain of every one. */
export const looks = "data-looks";

const fragment = /<!--\s*StartFragment\s*-->([\s\S]*)<!--\s*EndFragment\s*-->/i;

/** Windows programs may hand over the rows or cells of a table without the table about them; alone they are no HTML. */
function withTable(html: string): string {
  if (/<table[\s>]/i.test(html) || !/<t[drh][\s>]/i.test(html)) return html;
  const piece = fragment.exec(html)?.[1] ?? html;
  return /<tr[\s>]/i.test(piece) ? `<table>${piece}</table>` : `<table><tr>${piece}</tr></table>`;
}

/** Shown or not by a program's version: an island of it is a comment, the marks about other text are none. */
const conditional = /<!--[\s\S]*?(?:-->|$)|<!\[[^\]>]*\]>/g;

/** The body of a piece of HTML; style sheets are left out, style attributes are kept as `data-looks`. */
export function parseInert(html: string): HTMLElement {
  // Writers in C leave the byte behind which their text ends.
  const bare = withTable(html.replaceAll("\0", ""))
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(conditional, "");
  const calm = bare.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, `$1${looks}$2`));
  return new DOMParser().parseFromString(calm, "text/html").body;
}

/** Parses HTML of the clipboard without running, loading or showing anything of it. */

/** What an element's looks were: the page's rules let no foreign style in, and would complain of every one. */
export const looks = "data-looks";

/** The body of a piece of HTML; style sheets are left out, style attributes are kept as `data-looks`. */
export function parseInert(html: string): HTMLElement {
  const bare = html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "");
  const calm = bare.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, `$1${looks}$2`));
  return new DOMParser().parseFromString(calm, "text/html").body;
}

/** The content files of vague words as editors use them: the same for all projects, and prepared once a page. */
import { createMatcher, type Matcher } from "../../../content/wording/matcher.ts";
import { markersByName, type MarkerBook, type Wordings } from "../../../content/wording/wording.ts";

export interface Prepared {
  find: Matcher;
  markers: MarkerBook;
}

let prepared: Prepared | undefined;

/** What has been prepared on this page so far. */
export function preparedWordings(): Prepared | undefined {
  return prepared;
}

export function prepareWordings(book: Wordings): Prepared {
  return (prepared ??= { find: createMatcher(book), markers: markersByName(book) });
}

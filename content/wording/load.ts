/** Reads the content files of vague words; a broken one is named with its field and the reason. */
import path from "node:path";
import { ContentError, readContent } from "../templates/load.ts";
import { createMatcher, type Matcher } from "./matcher.ts";
import { wordingFormat } from "./format.ts";
import type { Wording, Wordings } from "./wording.ts";
import { PhraseError, readPhrases } from "./phrases.ts";

const lists = ["units", "numerals", "triggers", "references", "duties"] as const;

/** @param folder that holds `ru.yaml` and `en.yaml` @throws ContentError on the first fault */
export function loadWordings(folder: string): Wordings {
  return { ru: loadWording(folder, "ru"), en: loadWording(folder, "en") };
}

/** The content files and what finds their words. @throws ContentError */
export function openWording(folder: string): { book: Wordings; find: Matcher } {
  const book = loadWordings(folder);
  return { book, find: createMatcher(book) };
}

function loadWording(folder: string, language: Wording["language"]): Wording {
  const file = path.join(folder, `${language}.yaml`);
  const wording = readContent(file, wordingFormat);
  if (wording.language !== language) throw new ContentError(file, "language", `допустимо только: ${language}`);
  for (const list of lists) checkPhrases(file, list, wording[list]);
  const seen = new Set<string>();
  wording.markers.forEach(({ id, find, except }, at) => {
    if (seen.has(id)) throw new ContentError(file, `markers.${at}.id`, `слово «${id}» повторяется`);
    seen.add(id);
    checkPhrases(file, `markers.${at}.find`, find);
    checkPhrases(file, `markers.${at}.except`, except);
  });
  return wording;
}

function checkPhrases(file: string, field: string, lines: readonly string[]): void {
  lines.forEach((line, at) => {
    try {
      readPhrases(line);
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      throw new ContentError(file, `${field}.${at}`, error.message);
    }
  });
}

/** What content files of vague words hold: plain data, which the browser gets as it is. */

/** What in the same sentence makes an expression precise. */
export const lifts = ["number", "trigger", "list", "reference"] as const;
export type Lift = (typeof lifts)[number];

/** A warning says that nobody could accept the requirement; a hint that it could read better. */
export const levels = ["warning", "hint"] as const;
export type Level = (typeof levels)[number];

export type WordingLanguage = "ru" | "en";

/** Words that are vague in the same way. */
export interface Marker {
  /** Stable: projects switch markers off by it, and keep words under it. */
  id: string;
  /** How it is called in lists. */
  title: string;
  /** Phrases in the notation of phrases.ts. */
  find: string[];
  /** Phrases around the words in which they are not vague. */
  except: string[];
  level: Level;
  why: string;
  ask: string;
  lifted: Lift[];
  /** Tells of it only in a sentence with two duties. */
  where?: "two-duties" | undefined;
  replace: string[];
}

export interface Wording {
  language: WordingLanguage;
  units: string[];
  numerals: string[];
  triggers: string[];
  references: string[];
  duties: string[];
  markers: Marker[];
}

/** Both files. */
export type Wordings = Record<WordingLanguage, Wording>;

/** How a marker is named outside of its file: `ru/convenient`. */
export function markerName(language: WordingLanguage, id: string): string {
  return `${language}/${id}`;
}

/** The markers of both files by their names. */
export type MarkerBook = Map<string, Marker>;

export function markersByName(wordings: Wordings): MarkerBook {
  return new Map(
    Object.values(wordings).flatMap(({ language, markers }) =>
      markers.map((marker) => [markerName(language, marker.id), marker] as const),
    ),
  );
}

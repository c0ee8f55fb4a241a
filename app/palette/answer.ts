/** What the palette asks of the server: where one is and may go, and what was found of some words. */
import type { Piece } from "../../content/search/excerpt.ts";
import type { Role } from "../../server/db/schema.ts";
import type { HitKind } from "../../server/domain/search/shapes.ts";

/** Something to go to. */
export interface PaletteHit {
  kind: HitKind;
  code: string;
  title: Piece[];
  excerpt: Piece[];
  /** «3.4 Воронка», where that is not the thing itself. */
  place: string;
  to: string;
}

/** Before anything is typed. */
export interface PaletteStart {
  /** The project of the page; null outside of projects. */
  project: { id: string; role: Role; isContractor: boolean } | null;
  projects: { id: string; name: string; company: string; role: Role }[];
  recent: PaletteHit[];
  mayCreate: boolean;
}

export interface PaletteFound {
  query: string;
  total: number;
  hits: PaletteHit[];
}

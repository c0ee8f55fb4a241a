/** The address at which an integrator asks about a place of a publication. */
import type { OutsidePublication } from "../../server/domain/tender/projection/shapes.ts";

/** Where one asks about a place of what one reads; an earlier publication stays the one that is asked about. */
export function askPath({ id, isLatest }: OutsidePublication, place: Record<string, string>): string {
  return `questions?${new URLSearchParams({ ...place, ...(isLatest ? {} : { publication: id }) }).toString()}`;
}

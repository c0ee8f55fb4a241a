/** Order by fractional positions: moving a row writes that row alone. */

export interface Placed {
  id: string;
  position: number;
}

/**
 * The position that puts a row at a zero-based place among its siblings (in order, without the row itself).
 * When two neighbours leave no number between them, the siblings are numbered anew through `renumber`.
 */
export async function placeAt(
  siblings: Placed[],
  place: number,
  renumber: (id: string, position: number) => Promise<unknown>,
): Promise<number> {
  const at = Number.isNaN(place) ? siblings.length : Math.min(Math.max(Math.trunc(place), 0), siblings.length);
  const free = between(siblings[at - 1]?.position, siblings[at]?.position);
  if (free !== undefined) return free;
  for (const [index, sibling] of siblings.entries()) await renumber(sibling.id, index < at ? index + 1 : index + 2);
  return at + 1;
}

function between(before: number | undefined, after: number | undefined): number | undefined {
  if (before === undefined) return after === undefined ? 1 : after - 1;
  if (after === undefined) return before + 1;
  const middle = (before + after) / 2;
  return before < middle && middle < after ? middle : undefined;
}

/** Work that gives way to typing: done piece by piece, with rests between. */

/** After each piece the work rests this many times as long as the piece took. */
const rest = 9;

/**
 * Does pieces of work until stopped.
 * @param piece does one, and says whether there was one to do
 * @param lookMs how often to look for work while there is none, ms
 * @returns the way to stop
 */
export function workPaced(piece: () => boolean, lookMs: number): () => void {
  let timer = setTimeout(next, lookMs);
  function next(): void {
    const began = performance.now();
    const wasDone = piece();
    timer = setTimeout(next, wasDone ? (performance.now() - began) * rest : lookMs);
  }
  return () => clearTimeout(timer);
}

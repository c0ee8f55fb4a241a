/** Things called by name in plain words: «@Марина Ведерникова», «#Воронка продаж», «ТЗ-INT-003». */

/** Part of plain words. */
export interface Piece {
  text: string;
  /** It calls something: `text` is one of the calls that were looked for. */
  isCall: boolean;
}

const letter = /[\p{L}\p{N}]/u;

/**
 * Plain words with the calls in them told apart; of several that begin at one place it is the longest.
 * @param calls as they are written, with their signs
 */
export function piecesOf(body: string, calls: Iterable<string>): Piece[] {
  const byFirst = new Map<string, string[]>();
  for (const call of new Set(calls))
    if (call.length > 1) byFirst.set(call[0]!, [...(byFirst.get(call[0]!) ?? []), call]);
  const callAt = (at: number) => {
    const known = byFirst.get(body[at]!);
    if (!known || (letter.test(body[at]!) && letter.test(body[at - 1] ?? ""))) return undefined;
    return known
      .filter((call) => body.startsWith(call, at) && !letter.test(body[at + call.length] ?? ""))
      .sort((a, b) => b.length - a.length)[0];
  };
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 0; at < body.length; at++) {
    const call = callAt(at);
    if (call === undefined) continue;
    if (at > from) pieces.push({ text: body.slice(from, at), isCall: false });
    from = at + call.length;
    pieces.push({ text: call, isCall: true });
    at = from - 1;
  }
  if (from < body.length) pieces.push({ text: body.slice(from), isCall: false });
  return pieces;
}

/** The calls that stand in plain words, each once. */
export function callsIn(body: string, calls: Iterable<string>): Set<string> {
  return new Set(
    piecesOf(body, calls)
      .filter(({ isCall }) => isCall)
      .map(({ text }) => text),
  );
}

/**
 * How the blocks of a document are called: by their titles, and by the section's title too where one title is not enough.
 * @returns ids by what is written
 */
export function blockCalls(
  sections: readonly { title: string; blocks: readonly { id: string; title: string }[] }[],
): Map<string, string> {
  const all = sections.flatMap(({ title: section, blocks }) => blocks.map((block) => ({ section, ...block })));
  const times = new Map<string, number>();
  for (const { title } of all) times.set(title, (times.get(title) ?? 0) + 1);
  const calls = new Map<string, string>();
  for (const { id, title, section } of all) {
    const call = `#${times.get(title) === 1 ? title : `${section}: ${title}`}`;
    if (!calls.has(call)) calls.set(call, id);
  }
  return calls;
}

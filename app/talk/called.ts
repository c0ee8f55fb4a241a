/** Members called by name in plain words: «@Марина Ведерникова». */

interface Called {
  id: string;
  name: string;
}

export interface Piece {
  text: string;
  isName: boolean;
}

const letter = /[\p{L}\p{N}]/u;

/** The longest of the names that stands right behind the sign, and ends there. */
function nameAt(body: string, at: number, names: readonly string[]): string | undefined {
  return names
    .filter((name) => name !== "" && body.startsWith(name, at) && !letter.test(body[at + name.length] ?? ""))
    .sort((a, b) => b.length - a.length)[0];
}

/** The words with the names that are called in them told apart. */
export function piecesOf(body: string, names: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = body.indexOf("@"); at >= 0; at = body.indexOf("@", at + 1)) {
    const name = nameAt(body, at + 1, names);
    if (name === undefined) continue;
    if (at > from) pieces.push({ text: body.slice(from, at), isName: false });
    from = at + 1 + name.length;
    pieces.push({ text: body.slice(at, from), isName: true });
  }
  if (from < body.length) pieces.push({ text: body.slice(from), isName: false });
  return pieces;
}

/** Ids of those who are called; namesakes are called together, since the words do not tell them apart. */
export function calledIn(body: string, members: readonly Called[]): string[] {
  const names = piecesOf(
    body,
    members.map(({ name }) => name),
  );
  const called = new Set(names.filter(({ isName }) => isName).map(({ text }) => text.slice(1)));
  return members.filter(({ name }) => called.has(name)).map(({ id }) => id);
}

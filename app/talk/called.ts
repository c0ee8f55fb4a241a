/** Members called by name in plain words: «@Марина Ведерникова». */
import { callsIn } from "../../content/schema/said.ts";

interface Called {
  id: string;
  name: string;
}

/** Ids of those who are called; namesakes are called together, since the words do not tell them apart. */
export function calledIn(body: string, members: readonly Called[]): string[] {
  const called = callsIn(
    body,
    members.map(({ name }) => `@${name}`),
  );
  return members.filter(({ name }) => called.has(`@${name}`)).map(({ id }) => id);
}

/** What the panel asks the server: where words stand, to replace them, to put them back. */
import type { Findings } from "../../server/domain/finding/finding.ts";
import type { BlockReplaced, PutBack, Replaced } from "../../server/domain/finding/replacing.ts";

export interface Sought {
  find: string;
  matchCase: boolean;
  wholeWords: boolean;
}

/** A sentence of the server about why it did not. */
export class NotDone extends Error {}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const answer = await fetch(path, request);
  const body: unknown = await answer.json();
  if (answer.ok) return body as T;
  throw new NotDone((body as { error: { message: string } }).error.message);
}

export function findIn(
  projectId: string,
  { find, matchCase, wholeWords }: Sought,
  signal: AbortSignal,
): Promise<Findings> {
  const query = new URLSearchParams({ find, case: String(matchCase), whole: String(wholeWords) });
  return ask(`/api/v1/projects/${projectId}/occurrences?${query.toString()}`, { signal });
}

const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export interface Place {
  line: number;
  at: number;
}

export function replaceIn(
  projectId: string,
  sought: Sought,
  by: string,
  blocks: { id: string; version: number; only?: Place[] }[],
): Promise<Replaced> {
  return ask(`/api/v1/projects/${projectId}/replacements`, post({ ...sought, by, blocks }));
}

export function putBackIn(projectId: string, blocks: BlockReplaced[]): Promise<PutBack> {
  return ask(`/api/v1/projects/${projectId}/replacements/undone`, post({ blocks }));
}

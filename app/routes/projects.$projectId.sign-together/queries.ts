/** What is signed together: the chosen blocks of a project that wait for the person, with what changed in each. */
import { compareRevisions } from "../../../server/domain/history/revision-comparison.ts";
import { listRevisions } from "../../../server/domain/history/revision-list.ts";
import type { SignedInVisit } from "../../request.ts";
import { readAwaited, type AwaitedRow } from "../../signing/awaited.ts";
import { readProofAsked } from "../../signing/proof.ts";

/** @throws Refusal not-found, not-allowed, text-unavailable */
export async function readTogether(visit: SignedInVisit) {
  const { request, projectId } = visit;
  const asked = new URL(request.url).searchParams;
  const [blocks, sections] = [asked.getAll("block"), asked.getAll("section")];
  const waiting = (await readAwaited(visit)).filter((row) => row.projectId === projectId);
  const chosen = waiting.filter(
    ({ blockId, sectionId, editOnly }) =>
      blocks.includes(blockId) || sections.includes(sectionId) || (asked.has("edits") && editOnly),
  );
  const rows = [];
  for (const row of chosen) rows.push({ ...row, changes: await changesOf(visit, row) });
  return { rows, proof: await readProofAsked(visit) };
}

async function changesOf(
  { ground, actor, context, projectId }: SignedInVisit,
  { blockId, revision, signedBefore }: AwaitedRow,
) {
  const revisions = signedBefore ? await listRevisions(ground, actor, projectId, blockId) : [];
  const before = revisions.find(({ id }) => id === signedBefore);
  if (!before) return null;
  const span = { before: before.number, after: revision };
  const { changes, coarse, html } = await compareRevisions(ground, actor, projectId, blockId, span, {
    language: context.language,
  });
  return { changes, coarse, html };
}

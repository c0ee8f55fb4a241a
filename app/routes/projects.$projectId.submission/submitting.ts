/** Submits several blocks, each by a command of its own: what became of every one. */
import { Refusal } from "../../../server/domain/refusal.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { readProject } from "../../project/read-project.ts";
import type { Posted, SignedInVisit } from "../../request.ts";

export interface SubmissionResult {
  blockId: string;
  title: string;
  /** Why it did not go; null when it went. */
  refused: string | null;
}

/** @throws Refusal required when no block is marked */
export async function submitMarked(posted: Posted, visit: SignedInVisit): Promise<{ done: SubmissionResult[] }> {
  const { ground, actor, context, projectId } = visit;
  const marked = new Set(Object.keys(posted.startingWith("block-")));
  const { sections } = await readProject(visit);
  const blocks = sections.flatMap((section) => section.blocks).filter(({ id }) => marked.has(id));
  if (blocks.length === 0) throw new Refusal("required", { field: "blocks" }, "blocks");
  const deadline = posted.get("deadline") || null;
  const done: SubmissionResult[] = [];
  for (const { id, title } of blocks) {
    const refused = await submitBlock(ground, actor, projectId, id, { deadline }).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refusal) return error.sentence(context.language);
        throw error;
      },
    );
    done.push({ blockId: id, title, refused });
  }
  return { done };
}

/** The address of a block's history, opened at a comparison. */
import type { Moment } from "../../server/domain/history/revision-comparison.ts";

export function historyPath(projectId: string, blockId: string, before?: Moment, after: Moment = "now"): string {
  const path = `/projects/${projectId}/blocks/${blockId}/history`;
  return before === undefined ? path : `${path}?from=${before}&to=${after}`;
}

/** The address of a block's text with who wrote what. */
export function authorsPath(projectId: string, blockId: string): string {
  return `${historyPath(projectId, blockId)}?who=1`;
}

/** How commands tell what they verified. */
import type { Verification } from "./verification.ts";

/** What is whole, and the heads that vouch for it. */
export function describeWhole({ heads, revisions, files }: Verification): string {
  return [
    `whole: both databases, ${heads.length} journal chains, ${revisions} revisions, ${files} files`,
    ...heads.map(({ chain, seq, hash }) => `head ${chain} ${seq} ${hash}`),
  ].join("\n");
}

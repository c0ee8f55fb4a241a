/** Addresses of the comparison of two approved versions. */

export interface Span {
  /** Numbers of versions. */
  from: string;
  to: string;
}

export function comparePath(projectId: string, { from, to }: Span): string {
  return `/projects/${projectId}/versions/compare?${new URLSearchParams({ from, to }).toString()}`;
}

/** Where the redline of one block is fetched. */
export function blockRedlinePath(projectId: string, { from, to }: Span, blockId: string): string {
  return `/projects/${projectId}/versions/compare/${blockId}?${new URLSearchParams({ from, to }).toString()}`;
}

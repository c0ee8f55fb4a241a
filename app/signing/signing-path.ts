/** The address of the page on which a block is read and signed. */
export function signingPath(projectId: string, blockId: string): string {
  return `/projects/${projectId}/blocks/${blockId}/sign-off`;
}

/** The element of a discussion on its page. */
export function threadAnchor(threadId: string): string {
  return `thread-${threadId}`;
}

/** Where in the document's page a block or a section stands. */

export function blockAnchor(blockId: string): string {
  return `block-${blockId}`;
}

export function sectionAnchor(sectionId: string): string {
  return `section-${sectionId}`;
}

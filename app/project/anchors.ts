/** Where in the document's page a block or a section stands. */
export { blockAnchor } from "../../content/schema/names.ts";

export function sectionAnchor(sectionId: string): string {
  return `section-${sectionId}`;
}

/** What a role of a template is called. */
import type { Template } from "./format.ts";

/** The role's title; its key where the template has no such role any more. */
export function roleTitle(template: Template | undefined, role: string): string {
  return template?.roles[role]?.title ?? role;
}

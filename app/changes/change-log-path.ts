/** The address of the register of changes, looked at in one way. */

/** What narrows the register, as its address says it. */
export const lookNames = [
  ...(["kind", "section", "cause", "initiator", "state", "requirement", "from", "to"] as const),
] as const;
export type ChangeLogLook = Partial<Record<(typeof lookNames)[number], string>>;

export function changeLogPath(projectId: string, look: ChangeLogLook = {}): string {
  const query = new URLSearchParams(Object.entries(look).filter(([, value]) => value !== "")).toString();
  return `/projects/${projectId}/change-log${query && `?${query}`}`;
}

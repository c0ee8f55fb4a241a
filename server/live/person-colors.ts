/** Colours of people in a project: the three of the design, handed out in turn so that neighbours rarely share one. */

/** Pages turn these into classes that suit the theme. */
export const personColors = ["#9A3412", "#0F6A66", "#7A2E8E"] as const;

export interface PersonColors {
  /** The colour of an account in a project; the same as long as the process lives. */
  of(projectId: string, accountId: string): string;
}

/** Makes the register of one process. */
export function createPersonColors(): PersonColors {
  const projects = new Map<string, Map<string, string>>();
  return {
    of(projectId, accountId) {
      let people = projects.get(projectId);
      if (!people) projects.set(projectId, (people = new Map()));
      let color = people.get(accountId);
      if (!color) people.set(accountId, (color = personColors[people.size % personColors.length]!));
      return color;
    },
  };
}

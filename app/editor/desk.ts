/** What an editor asks the project for while somebody writes, and how it speaks to him. */

export interface Desk {
  /** JSON from under the project's address, such as `field-values`; undefined when it cannot be had now. */
  ask<T>(path: string): Promise<T | undefined>;
  /** Says a sentence to screen readers and shows it to nobody. */
  say(text: string): void;
}

/** Asks a project; what fails is simply not there, since all of it only helps. */
export function askProject(projectId: string): Desk["ask"] {
  return async <T>(path: string) => {
    try {
      const answer = await fetch(`/projects/${projectId}/${path}`);
      return answer.ok && !answer.redirected ? ((await answer.json()) as T) : undefined;
    } catch {
      return undefined;
    }
  };
}

/** What a respondent is called. */
import type { Respondent } from "../../server/domain/interviews/respondents.ts";

/** «Тимур Ахметов, менеджер продаж», or the role alone where his name may not be said. */
export function respondentWords({ name, position, roleTitle }: Respondent): string {
  return name === "" ? roleTitle : [name, position || roleTitle].join(", ");
}

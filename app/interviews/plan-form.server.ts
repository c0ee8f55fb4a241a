/** What is posted when an interview is planned or changed, and what its form offers to choose from. */
import { askedRoles } from "../../server/domain/interviews/asked-roles.ts";
import type { InterviewPlan } from "../../server/domain/interviews/planning.ts";
import { insideRoles } from "../../server/domain/people.ts";
import type { ProjectOverview } from "../../server/domain/projects/projects.ts";
import type { Posted, SignedInVisit } from "../request.ts";
import type { PlanChoices } from "./plan-fields.tsx";

export function planOf(posted: Posted): InterviewPlan {
  return {
    role: posted.get("role"),
    ...{ name: posted.get("personName"), position: posted.get("position"), department: posted.get("department") },
    ...{ consent: posted.get("consent"), heldOn: posted.get("interviewDay"), heldAt: posted.get("heldAt") },
    ...{ venue: posted.get("venue"), goal: posted.get("interviewGoal"), recorded: posted.get("recorded") === "1" },
    blocks: Object.keys(posted.startingWith("block-")),
    interviewers: Object.keys(posted.startingWith("interviewer-")),
  };
}

export function choicesOf({ ground }: Pick<SignedInVisit, "ground">, project: ProjectOverview): PlanChoices {
  return {
    roles: askedRoles(ground, project.template).map(({ key, title }) => ({ value: key, label: title })),
    blocks: project.sections.flatMap(({ blocks }, at) =>
      blocks.map(({ id, title }, place) => ({ id, title, number: `${at + 1}.${place + 1}` })),
    ),
    people: project.members
      .filter(({ role }) => insideRoles.includes(role))
      .map(({ id, name }) => ({ value: id, label: name })),
  };
}

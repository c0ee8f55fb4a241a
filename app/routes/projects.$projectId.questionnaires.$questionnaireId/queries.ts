/** What the page of a questionnaire shows. */
import { readQuestionnaire } from "../../../server/domain/interviews/questionnaires/register.ts";
import { may } from "../../../server/domain/people.ts";
import { fullDay, plainDay } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

export async function readQuestionnairePage(visit: SignedInVisit) {
  const { ground, actor, projectId, context, params } = visit;
  const project = await readProject(visit);
  const questionnaire = await readQuestionnaire(ground, actor, projectId, params.questionnaireId ?? "");
  return {
    questionnaire,
    conducts: may(project.role, "interview.conduct"),
    language: project.language,
    until: plainDay(questionnaire.closesOn, calendarOf(context, project.timeZone)),
    day: fullDay(questionnaire.closesOn, context.language),
  };
}

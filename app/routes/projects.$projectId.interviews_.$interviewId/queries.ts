/** What the page of an interview shows. */
import { withNames } from "../../../content/schema/names.ts";
import { readNames } from "../../../server/domain/document/names.ts";
import { listExcerpts } from "../../../server/domain/interviews/excerpt-views.ts";
import { namelessHtml, readInterview } from "../../../server/domain/interviews/register.ts";
import { may } from "../../../server/domain/people.ts";
import { dayAndTime, fullDay } from "../../i18n/format.ts";
import { choicesOf } from "../../interviews/plan-form.server.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

export async function readInterviewPage(visit: SignedInVisit) {
  const { ground, actor, projectId, context, params } = visit;
  const project = await readProject(visit);
  const interviewId = params.interviewId ?? "";
  const interview = await readInterview(ground, actor, projectId, interviewId);
  const { textId, link, confirmation, heldOn } = interview;
  const made = textId ? (await ground.texts.html([textId], context.language)).get(textId) : undefined;
  const conducts = may(project.role, "interview.conduct");
  const named = made ? withNames(made.html, await readNames(ground.facts, projectId), context.language) : "";
  // Whoever writes there sees what stands there.
  const html = conducts ? named : await namelessHtml(ground, projectId, interviewId, named);
  const calendar = calendarOf(context, project.timeZone);
  return {
    interview,
    html,
    excerpts: await listExcerpts(ground, actor, projectId, { interviewId }),
    choices: choicesOf(visit, project),
    language: project.language,
    conducts,
    day: heldOn && fullDay(heldOn, context.language),
    until: link && dayAndTime(link.expiresAt, calendar),
    confirmedAt: confirmation && dayAndTime(confirmation.at, calendar),
  };
}

/** What the page of the register reads: questions of this view, how the group keeps up, what can be chosen. */
import { dayIn } from "../../../server/domain/document/due-days.ts";
import { may } from "../../../server/domain/people.ts";
import { readQuestionRegister, type QuestionRegister } from "../../../server/domain/clarifications/register.ts";
import type { ShownQuestion } from "../../../server/domain/clarifications/reading.ts";
import { number, plainDay, shortDate } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

export interface QuestionRow extends Pick<
  ShownQuestion,
  | "id"
  | "number"
  | "state"
  | "company"
  | "block"
  | "place"
  | "meeting"
  | "late"
  | "overdue"
  | "approved"
  | "publicNumber"
> {
  words: string;
  expert: string | null;
  /** In words. */
  due: string;
  isToday: boolean;
  published: string;
}

export type LoadRow = Omit<QuestionRegister["load"], "medianDays"> & {
  median: { count: number; shown: string } | null;
};

/** @throws Refusal invalid, too-long */
export async function readRegisterPage(visit: SignedInVisit) {
  const { ground, actor, projectId, request, context } = visit;
  const project = await readProject(visit);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const register = await readQuestionRegister(ground, actor, projectId, { ...asked, page: Number(asked.page) || 1 });
  const calendar = calendarOf(context, project.timeZone);
  const today = dayIn(project.timeZone, ground.clock.now());
  const load = ({ medianDays, ...rest }: QuestionRegister["load"]): LoadRow => ({
    ...rest,
    median: medianDays === null ? null : { count: medianDays, shown: number(medianDays, context.language) },
  });
  return {
    leads: may(project.role, "clarification.lead"),
    questions: register.questions.map((question): QuestionRow => {
      const { id, state, company, block, place, meeting, late, overdue, approved, publicNumber } = question;
      const due = plainDay(question.due, calendar);
      return {
        ...{
          id,
          number: question.number,
          state,
          company,
          block,
          place,
          meeting,
          late,
          overdue,
          approved,
          publicNumber,
        },
        ...{ words: question.wording || (question.original ?? ""), expert: question.expert?.name ?? null },
        ...{ due, isToday: question.due === today },
        published: question.publishedAt ? shortDate(question.publishedAt, calendar) : "",
      };
    }),
    ...{ total: register.total, page: register.page, pages: register.pages, counts: register.counts },
    ...{ load: load(register.load), sections: register.sections.map(load), experts: register.experts.map(load) },
    ageing: register.ageing,
  };
}

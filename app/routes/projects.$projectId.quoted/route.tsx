/** What respondents said that is evidence in a block, fetched when somebody looks at its panel: `?block=id`. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readQuotedBlock } from "../../../server/domain/interviews/quoted-block.ts";
import { plainDay } from "../../i18n/format.ts";
import type { QuotedWords } from "../../interviews/quoted-words.ts";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.quoted", args, async (visit) => {
    const { ground, actor, projectId, request, context } = visit;
    const { timeZone } = await readProject(visit);
    const calendar = calendarOf(context, timeZone);
    const blockId = new URL(request.url).searchParams.get("block") ?? "";
    const places = await readQuotedBlock(ground, actor, projectId, blockId);
    const told: QuotedWords[] = places.map(({ requirement, quotes }) => ({
      code: requirement?.code ?? "",
      quotes: quotes.map(({ id, quote, confirmed, interview, respondent }) => ({
        ...{ id, quote, confirmed, interview: interview.id, who: respondentWords(respondent) },
        day: interview.heldOn && plainDay(interview.heldOn, calendar),
      })),
    }));
    return Response.json(told);
  });
}

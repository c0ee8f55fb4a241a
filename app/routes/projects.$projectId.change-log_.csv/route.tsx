/** The register as CSV: the lines that the page shows, always saved, never opened as a page of ours. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { changeLogCsv } from "../../../server/domain/changes/register/csv.ts";
import { readLook } from "../../../server/domain/changes/register/look.ts";
import { readChangeLog } from "../../../server/domain/changes/register/register.ts";
import { lookNames } from "../../changes/change-log-path.ts";
import { readProject } from "../../project/read-project.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.change-log_.csv", args, async (visit) => {
    const { ground, actor, context, projectId, request } = visit;
    const asked = new URL(request.url).searchParams;
    const { timeZone } = await readProject(visit);
    const look = readLook(Object.fromEntries(lookNames.map((name) => [name, asked.get(name)])));
    const lines = await readChangeLog(ground, actor, projectId, look);
    return new Response(changeLogCsv(lines, context.language, timeZone), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="change-log.csv"',
      },
    });
  });
}

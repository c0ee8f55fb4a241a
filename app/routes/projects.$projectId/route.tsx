/** The frame of a project: upper line with phases, side panel with contents, the red line while nobody leads. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData } from "@remix-run/react";
import { countThreads } from "../../../server/domain/discussion/thread-list.ts";
import { dayIn } from "../../../server/domain/document/due-days.ts";
import { may } from "../../../server/domain/people.ts";
import { listKeptEdits } from "../../../server/domain/history/kept-edits.ts";
import { listUntouched } from "../../../server/domain/overview/readiness.ts";
import { listRejectedBlocks } from "../../../server/domain/sign-off/round-progress.ts";
import { isPast } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { BottomBar } from "../../project/bottom-bar.tsx";
import { OutlineStateProvider } from "../../project/outline-state.tsx";
import { Phases } from "../../project/phases.tsx";
import { readProject } from "../../project/read-project.ts";
import { Side } from "../../project/side.tsx";
import { calendarOf, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { Note } from "../../ui/note.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId", args, async (visit) => {
    const { ground, actor, context, projectId } = visit;
    const project = await readProject(visit);
    const blocks = project.sections.flatMap((section) => section.blocks);
    const mine = blocks.filter((block) => block.responsibleId === project.memberId);
    const calendar = calendarOf(context, project.timeZone);
    const overdue = blocks.filter(({ state, due }) => state === "draft" && due !== null && isPast(due, calendar));
    const inside = may(project.role, "project.read");
    const kept = inside ? await listKeptEdits(ground, actor, projectId) : [];
    const talks = inside ? await countThreads(ground, actor, projectId) : [];
    const places = {
      inside,
      writes: may(project.role, "block.change"),
      leads: may(project.role, "project.change"),
      myBlocks: mine.length,
      keptEdits: kept.length,
      unreadThreads: talks.reduce((sum, { unread }) => sum + unread, 0),
      today: dayIn(project.timeZone, ground.clock.now()),
    };
    const keptBlocks = kept.map(({ blockId }) => blockId);
    const emptyBlocks = inside ? await listUntouched(ground, project, blocks) : [];
    const rejectedBlocks = inside ? await listRejectedBlocks(ground.facts, projectId) : [];
    // Places are counted over all projects, which is nobody's business outside (R6).
    const place = inside ? context.place : 0;
    const overdueBlocks = overdue.map(({ id }) => id);
    return { project, place, places, keptBlocks, overdueBlocks, emptyBlocks, rejectedBlocks };
  });
}

export default function ProjectFrame() {
  const t = useT();
  const { project, places } = useLoaderData<typeof loader>();
  const path = `/projects/${project.id}`;
  return (
    <OutlineStateProvider>
      <Topbar drawer>
        <Phases phase={project.phase} />
      </Topbar>
      {project.leaderMissing && (
        <section className="alarm-line" aria-label={t("project.attention")}>
          <Note tone="bad">
            {t("project.leaderMissing")}{" "}
            {places.leads && (
              <Link className="link" to={`${path}/members`}>
                {t("project.invite")}
              </Link>
            )}
          </Note>
        </section>
      )}
      <div className="app">
        <Side project={project} places={places} />
        <Outlet />
      </div>
      {places.inside && <BottomBar path={path} unreadThreads={places.unreadThreads} />}
    </OutlineStateProvider>
  );
}

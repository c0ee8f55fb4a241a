/** The projects one takes part in. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { may } from "../../../server/domain/people.ts";
import { listProjects, type ProjectSummary } from "../../../server/domain/projects/projects.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { companyInitial } from "../../project/company-initial.ts";
import { phaseWords, roleWords } from "../../project/words.ts";
import { pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";

export const handle: PageHandle = { title: "projects.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects._index", args, async ({ ground, actor, account }) => ({
    projects: await listProjects(ground, actor),
    mayCreate: account.mayCreateProjects === 1 || account.isAdmin === 1,
  }));
}

function ProjectCard({ project }: { project: ProjectSummary }) {
  const t = useT();
  // Those who lead begin with what is missing; the others with the document.
  const leads = may(project.role, "project.change");
  return (
    <li>
      <Link to={`/projects/${project.id}${leads ? "/overview" : ""}`}>
        <span className="proj-m" aria-hidden="true">
          {companyInitial(project.company)}
        </span>
        <div className="grow">
          <b>{project.name}</b>
          <span className="small muted">
            {project.company} · {t(roleWords[project.role])}
          </span>
        </div>
        <Pill tone={project.archived ? undefined : "acc"}>
          {project.archived ? t("projects.archived") : t(phaseWords[project.phase])}
        </Pill>
      </Link>
    </li>
  );
}

export default function Projects() {
  const t = useT();
  const { projects, mayCreate } = useLoaderData<typeof loader>();
  const create = mayCreate && (
    <LinkButton look="primary" icon={Plus} to="/projects/new">
      {t("projects.new")}
    </LinkButton>
  );
  return (
    <>
      <Topbar />
      <Page narrow title={t("projects.title")} actions={projects.length > 0 && create}>
        {projects.length === 0 ? (
          <EmptyState action={create}>
            <p>{mayCreate ? t("projects.emptyCreate") : t("projects.empty")}</p>
          </EmptyState>
        ) : (
          <ul className="project-list">
            {projects.map((project) => (
              <ProjectCard key={project.id} project={project} />
            ))}
          </ul>
        )}
      </Page>
    </>
  );
}

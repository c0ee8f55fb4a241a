/** The project as the frame around the page has loaded it. */
import { useRouteLoaderData } from "@remix-run/react";
import type { ProjectOverview } from "../../server/domain/projects.ts";

/** @throws Error outside of a project's pages */
export function useProject(): ProjectOverview {
  const data = useRouteLoaderData<{ project: ProjectOverview }>("routes/projects.$projectId");
  if (!data) throw new Error("this page stands outside of a project");
  return data.project;
}

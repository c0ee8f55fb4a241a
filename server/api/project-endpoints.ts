/** Projects in the JSON API. */
import type { BlockState } from "../db/schema.ts";
import type { BlockOverview } from "../domain/document/outline.ts";
import { createProject } from "../domain/projects/project-seeding.ts";
import { getProject, listProjects, type ProjectOverview } from "../domain/projects/projects.ts";
import { endpoint } from "./endpoint.ts";
import { newProject, project, projectList } from "./shapes.ts";

/** A block with its member named as requests name him. */
export function blockAnswer({ responsibleId, state, ...block }: BlockOverview) {
  return { ...block, responsible: responsibleId, state: stateName(state) };
}

/** What the API calls the state of a block. */
export function stateName(state: BlockState): Exclude<BlockState, "review"> | "in-review" {
  return state === "review" ? "in-review" : state;
}

function projectAnswer({ sections, ...overview }: ProjectOverview) {
  return {
    ...overview,
    sections: sections.map((section) => ({ ...section, blocks: section.blocks.map(blockAnswer) })),
  };
}

export const projectEndpoints = [
  endpoint({
    method: "get",
    path: "/projects",
    summary: "Projects I am a member of",
    policy: "account.own",
    status: 200,
    answer: projectList,
    handle: async ({ ground, actor }) => ({ projects: await listProjects(ground, actor) }),
  }),
  endpoint({
    method: "post",
    path: "/projects",
    summary: "Creates a project from a template",
    policy: "project.create",
    body: newProject,
    status: 201,
    answer: project,
    handle: async ({ ground, actor, body }) =>
      projectAnswer(await getProject(ground, actor, await createProject(ground, actor, body))),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p",
    summary: "A project, as much of it as my role may see",
    policy: "project.enter",
    status: 200,
    answer: project,
    handle: async ({ ground, actor, params }) => projectAnswer(await getProject(ground, actor, params.p!)),
  }),
];

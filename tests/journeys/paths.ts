/** Addresses of a project's pages, for journeys that look at every one of them. */
import type { House } from "./house.ts";

type Project = Awaited<ReturnType<House["project"]>>;

/** Every page behind the integrators' door, once the terms are accepted, of the contractor. @param found words that a search finds */
export function doorPaths(projectId: string, found: string): string[] {
  return ["", `?q=${encodeURIComponent(found)}`, "/changes", "/questions", "/requests"].map(
    (path) => `/tender/${projectId}${path}`,
  );
}

/** Every page of a project that a manager may open. @param memberId whose page stands for those of all members */
export function projectPaths({ id, sections }: Project, memberId: string): string[] {
  const history = `/blocks/${sections[2]!.blocks[2]!.id}/history?from=1&to=now`;
  const signing = [`/blocks/${sections[2]!.blocks[2]!.id}/sign-off`, "/sign-together"];
  const paper = `/blocks/${sections[2]!.blocks[2]!.id}/paper`;
  const answers = `/blocks/${sections[2]!.blocks[2]!.id}/answers`;
  const people = ["/members", `/members/${memberId}`];
  const own = [
    "",
    "/overview",
    "/requirements",
    `/search?q=${encodeURIComponent("требования")}`,
    "/search?q=щщщ",
    "/my-blocks",
    "/bin",
    "/settings",
    "/settings/sign-off",
    "/settings/wording",
    "/journal",
    "/approvers",
    "/sign-off-sheet",
    "/files",
    "/versions",
    "/versions/compare",
    "/churn",
    "/change-log",
    "/change-log/progress",
    "/change-log/sheet",
    "/change-log/addendum",
    "/questions",
    "/questions/meetings",
    "/changes",
    "/changes/new",
    "/interviews",
    "/interviews/new",
    "/questionnaires/new",
    "/evidence",
    "/synthesis",
    "/tender",
    "/tender/publication",
    "/threads",
    "/kept-edits",
    history,
    ...signing,
    paper,
    answers,
  ];
  return [...own, ...people].map((path) => `/projects/${id}${path}`);
}

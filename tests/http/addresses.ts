/** An address of every page, with the parameters of something that is there. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { RouteName } from "../../app/route-policy.ts";
import { routePolicy } from "../../app/route-policy.ts";
import type { Site } from "./site.ts";

/** What the parameters of addresses stand for. */
export interface Things {
  projectId: string;
  memberId: string;
  blockId: string;
  textId: string;
  accountId: string;
  /** A visa that was entered from paper. */
  signOffId: string;
  /** A question of a meeting. */
  questionId: string;
  /** A change request. */
  number: string;
  /** An interview under way. */
  interviewId: string;
  /** A questionnaire that one has answered and another has not. */
  questionnaireId: string;
  /** The code of a requirement that stands in a text. */
  code: string;
}

export const routes = Object.keys(routePolicy) as RouteName[];

/** Something of everything in the demonstration project. */
export function demoThings({ projectId, rows }: Site): Things {
  const [block] = rows<{ id: string; textId: string }>(
    "SELECT id, text_id AS textId FROM blocks WHERE project_id = ? AND removed_at IS NULL ORDER BY id",
    projectId,
  );
  const [member] = rows<{ id: string; accountId: string }>(
    "SELECT id, account_id AS accountId FROM members WHERE project_id = ? AND role = 'editor' ORDER BY id",
    projectId,
  );
  const [visa] = rows<{ id: string }>("SELECT id FROM sign_offs WHERE project_id = ? AND file IS NOT NULL", projectId);
  const [question] = rows<{ id: string }>("SELECT id FROM clarifications WHERE project_id = ?", projectId);
  const [interview] = rows<{ id: string }>("SELECT id FROM interviews WHERE project_id = ?", projectId);
  const [questionnaire] = rows<{ id: string }>("SELECT id FROM questionnaires WHERE project_id = ?", projectId);
  const [requirement] = rows<{ code: string }>(
    `SELECT r.code FROM requirements r JOIN requirement_words w ON w.project_id = r.project_id AND w.uuid = r.uuid
     JOIN blocks b ON b.project_id = w.project_id AND b.text_id = w.text_id
     WHERE r.project_id = ? AND b.removed_at IS NULL`,
    projectId,
  );
  return {
    questionnaireId: questionnaire!.id,
    ...{ interviewId: interview!.id, code: encodeURIComponent(requirement!.code) },
    ...{ projectId, memberId: member!.id, accountId: member!.accountId, blockId: block!.id, textId: block!.textId },
    ...{ signOffId: visa!.id, questionId: question!.id, number: "1" },
  };
}

/** The address of a route, as the flat names of folders spell it. */
export function addressOf(route: RouteName, things: Things): string {
  if (route === "$") return "/no/such/page";
  const parts = route.split(".").filter((part) => !part.startsWith("_index"));
  const named = parts.map((part) => part.replace(/_$/, "").replace(/^\$(\w+)$/, (_, key: keyof Things) => things[key]));
  return `/${named.join("/")}`;
}

/** Does the route's file export it? */
export function exportsOf(route: RouteName): { action: boolean; page: boolean } {
  const source = readFileSync(path.join("app/routes", route, "route.tsx"), "utf8");
  return { action: /export (async )?function action\b/.test(source), page: /export default function/.test(source) };
}

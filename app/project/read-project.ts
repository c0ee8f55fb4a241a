/** The project of a request, read once however many loaders ask for it. */
import type { AppLoadContext } from "@remix-run/node";
import { getProject, type ProjectOverview } from "../../server/domain/projects/projects.ts";
import type { SignedInVisit } from "../request.ts";

const readings = new WeakMap<AppLoadContext, Map<string, Promise<ProjectOverview>>>();

/** @throws Refusal not-found */
export function readProject(
  visit: Pick<SignedInVisit, "context" | "ground" | "actor" | "projectId">,
): Promise<ProjectOverview> {
  const { context, ground, actor, projectId } = visit;
  let ofRequest = readings.get(context);
  if (!ofRequest) readings.set(context, (ofRequest = new Map()));
  let reading = ofRequest.get(projectId);
  if (!reading) ofRequest.set(projectId, (reading = getProject(ground, actor, projectId)));
  return reading;
}

/** How the pages behind the integrators' door are read: whoever has not accepted the terms is led to them first. */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Refusal } from "../../server/domain/refusal.ts";
import { pageData, type SignedInVisit } from "../request.ts";
import type { RouteName } from "../route-policy.ts";

/** Routes that stand behind the door. */
export type DoorRoute = Extract<RouteName, `tender.$projectId${string}`>;

/** The page of the terms, and from there back to where one was going. */
function termsPath(projectId: string, request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `/tender/${projectId}/terms?to=${encodeURIComponent(pathname + search)}`;
}

/** Reads a page for an integrator. @throws Response for refusals, and one that leads to the terms */
export function doorData<T>(
  route: DoorRoute,
  args: LoaderFunctionArgs,
  read: (visit: SignedInVisit) => Promise<T>,
): Promise<T> {
  return pageData(route, args, async (visit) => {
    try {
      return await read(visit);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "terms-not-accepted") throw error;
      throw redirect(termsPath(visit.projectId, args.request));
    }
  });
}

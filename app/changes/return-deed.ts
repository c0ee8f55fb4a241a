/** Proposes to return to an earlier version, and leads to the request. */
import { redirect } from "@remix-run/node";
import { proposeReturn } from "../../server/domain/changes/returning.ts";
import type { Posted, SignedInVisit } from "../request.ts";

/** @throws Response that leads to the request, Refusal as `proposeReturn` does */
export async function returnTo(posted: Posted, { ground, actor, projectId }: SignedInVisit): Promise<never> {
  const wanted = { version: posted.get("version"), blockId: posted.get("block") || undefined };
  const { number } = await proposeReturn(ground, actor, projectId, wanted);
  throw redirect(`/projects/${projectId}/changes/${number}`);
}

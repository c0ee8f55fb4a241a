/** The project as the frame around the page has loaded it. */
import { useRouteLoaderData } from "@remix-run/react";
import type { ProjectOverview } from "../../server/domain/projects/projects.ts";

interface FrameData {
  project: ProjectOverview;
  /** The place in the row of announcements that the page's data know of; 0 outside. */
  place: number;
  /** Blocks of which the reader has kept edits. */
  keptBlocks: string[];
  /** Drafts whose due day has ended in the project's time zone. */
  overdueBlocks: string[];
  /** Blocks in which nobody has written anything yet. */
  emptyBlocks: string[];
  /** Drafts that somebody did not agree to when they were submitted last. */
  rejectedBlocks: string[];
}

/** @throws Error outside of a project's pages */
function useFrameData(): FrameData {
  const data = useRouteLoaderData<FrameData>("routes/projects.$projectId");
  if (!data) throw new Error("this page stands outside of a project");
  return data;
}

/** @throws Error outside of a project's pages */
export function useProject(): ProjectOverview {
  return useFrameData().project;
}

/** Up to where in the row of announcements the page's data have the news. */
export function usePlace(): number {
  return useFrameData().place;
}

/** Does the reader have edits of this block that were not accepted and wait for his decision? */
export function useHasKeptEdits(blockId: string): boolean {
  return useFrameData().keptBlocks.includes(blockId);
}

/** Has nobody written anything in the block yet? */
export function useIsEmpty(blockId: string): boolean {
  return useFrameData().emptyBlocks.includes(blockId);
}

/** Is the block a draft because somebody did not agree to it? */
export function useIsRejected(blockId: string): boolean {
  return useFrameData().rejectedBlocks.includes(blockId);
}

/** Has the block's due day ended while it is still a draft? */
export function useIsOverdue(blockId: string): boolean {
  return useFrameData().overdueBlocks.includes(blockId);
}

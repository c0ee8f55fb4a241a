/** Definitions of the project's forms, fetched once a page by the first text that needs them. */
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { FormBook } from "../../../content/schema/html.ts";

/** @returns undefined while they are on their way */
export function useForms(projectId: string): FormBook | undefined {
  // One key for the whole page: all texts share the fetcher and its data.
  const { load, state, data } = useFetcher<FormBook>({ key: `forms:${projectId}` });
  useEffect(() => {
    if (state === "idle" && !data) load(`/projects/${projectId}/forms`);
  }, [state, data, load, projectId]);
  return data;
}

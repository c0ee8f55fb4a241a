/** Sends one of the document's forms without leaving the page. */
import { useFetcher } from "@remix-run/react";
import { failureOf } from "../../form-answer.ts";
import { useProject } from "../../project/use-project.ts";
import type { FormFailure } from "../../ui/field.tsx";

/** @returns the fetcher to make forms with, where they post, and the refusal of the last one */
export function useDocumentForm(intent?: string) {
  const project = useProject();
  const fetcher = useFetcher<unknown>();
  const failure: FormFailure | undefined = failureOf(fetcher.data, intent);
  return { fetcher, action: `/projects/${project.id}?index`, failure };
}

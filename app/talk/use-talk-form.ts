/** Where the forms of discussions post to: the page they stand on, which shows the same discussions again. */
import { useFetcher } from "@remix-run/react";
import { createContext, useContext } from "react";
import { failureOf } from "../form-answer.ts";
import { useAnswer } from "../use-answer.ts";
import type { FormFailure } from "../ui/field.tsx";

/** The address that forms about a block's discussions post to. */
export const TalkAddress = createContext<(blockId: string) => string>(() => "");

/**
 * @param isOwn tells the form at hand from the others of its page, which without scripts share one answer
 * @returns the fetcher to make the form with, its address, and the refusal of the last sending
 */
export function useTalkForm(blockId: string, isOwn: (values: Record<string, string>) => boolean) {
  const fetcher = useFetcher<unknown>();
  const action = useContext(TalkAddress)(blockId);
  const ofPage = failureOf(useAnswer());
  const failure: FormFailure | undefined =
    failureOf(fetcher.data) ?? (ofPage && isOwn(ofPage.values) ? ofPage : undefined);
  return { fetcher, action, failure };
}

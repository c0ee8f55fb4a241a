/** How a page reads what its action answered. */
import type { FormFailure } from "./ui/field.tsx";

/** The refusal in an action's answer, if it is one. @param intent only of this form of the page */
export function failureOf(answer: unknown, intent?: string): FormFailure | undefined {
  if (typeof answer !== "object" || answer === null || !("error" in answer)) return undefined;
  const failure = answer as FormFailure;
  return intent === undefined || failure.values.intent === intent ? failure : undefined;
}

/** What an action did, if its answer says so. */
export function doneOf<T extends { done?: unknown }>(answer: unknown): T | undefined {
  return typeof answer === "object" && answer !== null && "done" in answer ? (answer as T) : undefined;
}

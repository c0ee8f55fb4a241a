/** What values of requirements are called: priorities and statuses by the interface, stages and sections as written. */
import { documentWords } from "../../../content/schema/words.ts";
import type { Grouping } from "../../../server/domain/requirements/register.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";

export function useDocumentWords() {
  return documentWords[useLanguage()];
}

/** @returns the title of a value in its group: of a priority, a stage, of none */
export function useTitles(): (group: Grouping, value: string, written: string) => string {
  const t = useT();
  const { priorities, statuses } = useDocumentWords();
  return (group, value, written) => {
    if (group === "priority") return priorities[value as keyof typeof priorities];
    if (group === "status") return statuses[value as keyof typeof statuses];
    if (written !== "") return written;
    if (group === "stage") return t("register.withoutStage");
    return group === "addressee" ? t("register.withoutAddressee") : "";
  };
}

/** What columns and filters are called. */
export function useColumns(): Record<
  "code" | "section" | "statement" | "priority" | "addressee" | "stage" | "owner" | "status",
  string
> {
  const t = useT();
  const { statement, addressee, stage, owner } = useDocumentWords().fields;
  return {
    ...{ statement, addressee, stage, owner },
    code: t("register.code"),
    section: t("register.section"),
    priority: t("register.priority"),
    status: t("register.status"),
  };
}

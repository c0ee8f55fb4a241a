/** What was found: of which kind it is, how it is called for short, where it stands. */
import { blockAnchor, requirementAnchor } from "../../content/schema/names.ts";
import type { HitKind, SearchHit } from "../../server/domain/search/shapes.ts";
import type { SimpleKey, Translate } from "../i18n/messages.ts";

export const kindWords: Record<HitKind, SimpleKey> = {
  block: "find.kind.block",
  requirement: "find.kind.requirement",
  thread: "find.kind.thread",
  question: "find.kind.question",
  change: "find.kind.change",
  interview: "find.kind.interview",
  person: "find.kind.person",
};

/** How it is called for short, as it is shown. */
export function hitCode({ kind, code }: Pick<SearchHit, "kind" | "code">, t: Translate): string {
  return kind === "interview" ? t("find.interviewNumber", { number: code }) : code;
}

/** The address of what was found. */
export function hitPath(projectId: string, { kind, id, block, change }: SearchHit): string {
  const project = `/projects/${projectId}`;
  const inBlock = `${project}?block=${block?.id ?? ""}`;
  switch (kind) {
    case "block":
      return `${inBlock}#${blockAnchor(id)}`;
    case "requirement":
      return `${inBlock}#${requirementAnchor(id)}`;
    case "thread":
      return change === null
        ? `${inBlock}&tab=talk&thread=${id}#${blockAnchor(block?.id ?? "")}`
        : `${project}/changes/${change}?thread=${id}#thread-${id}`;
    case "question":
      return `${project}/questions/${id}`;
    case "change":
      return `${project}/changes/${id}`;
    case "interview":
      return `${project}/interviews/${id}`;
    case "person":
      return `${project}/members`;
  }
}

/** A requirement made of quotes: written into its block's live text as its author's edit, with the quotes as its sources. */
import type { DocNode } from "../../../content/schema/document.ts";
import { priorities } from "../../../content/schema/forms.ts";
import { roleTitle } from "../../../content/templates/role-title.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { liveBlock } from "../document/live-rows.ts";
import { oneOf, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { requirementLimits } from "../requirements/requirement-changes.ts";
import { appendTo } from "../document/rewriting.ts";
import { linkExcerpt } from "./excerpt-links.ts";
import { excerptOf, interviewOf } from "./interview-rows.ts";
import { maybeQuoted, roleInWords } from "./respondents.ts";

export interface NewRequirement {
  blockId: string;
  /** Ids of quotes, at least one. */
  excerpts: string[];
  statement: string;
  priority?: string | undefined;
}

/** «Интервью № 3, руководитель отдела продаж»: by role, whatever the consent is, since texts name nobody (R12). */
async function sourceOf(ground: Ground, projectId: string, excerptIds: string[]): Promise<string> {
  const { template: key, language } = await ground.facts
    .selectFrom("projects")
    .select(["template", "language"])
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const template = ground.templates.get(key);
  const said: string[] = [];
  for (const id of excerptIds) {
    const { interviewId } = await excerptOf(ground.facts, projectId, id);
    const interview = await interviewOf(ground.facts, projectId, interviewId);
    if (!maybeQuoted(interview)) throw new Refusal("consent-forbids-quoting");
    const role = template ? roleTitle(template, interview.role) : interview.role;
    said.push(`${language === "ru" ? "Интервью №" : "Interview No."} ${interview.number}, ${roleInWords(role)}`);
  }
  return [...new Set(said)].join("; ").slice(0, requirementLimits.source);
}

function cardOf(uuid: string, priority: string, fields: Record<string, string>): DocNode {
  const content = Object.entries(fields).map(([name, text]): DocNode => ({
    type: "field",
    attrs: { name },
    content: [{ type: "text", text }],
  }));
  return { type: "requirement", attrs: { uuid, priority, origin: "" }, content };
}

/**
 * Writes a requirement at the end of a block and links the quotes to it.
 * @returns its code
 * @throws Refusal not-found, not-allowed, block-locked, consent-forbids-quoting, busy, text-unavailable and those of fields
 */
export async function requirementFrom(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: NewRequirement,
): Promise<string> {
  await membership(ground, actor, projectId, "interview.conduct");
  await membership(ground, actor, projectId, "text.write");
  const block = await liveBlock(ground.facts, projectId, given.blockId);
  if (block.state !== "draft") throw new Refusal("block-locked");
  const excerpts = [...new Set(given.excerpts)];
  if (excerpts.length === 0) throw new Refusal("required", { field: "quote" }, "quote");
  const line = given.statement.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ");
  const statement = requiredText("statement", line, requirementLimits.statement);
  const priority = oneOf("priority", given.priority ?? "must", priorities);
  const source = await sourceOf(ground, projectId, excerpts);
  const uuid = ground.random.id();
  await appendTo(ground, actor, block.textId, [cardOf(uuid, priority, { statement, source })]);
  await ground.textFacts.settle(block.textId);
  const { code } = await ground.facts
    .selectFrom("requirements")
    .select("code")
    .where("projectId", "=", projectId)
    .where("uuid", "=", uuid)
    .executeTakeFirstOrThrow();
  for (const excerpt of excerpts) await linkExcerpt(ground, actor, projectId, excerpt, { requirement: code });
  return code;
}

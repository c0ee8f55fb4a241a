/** The respondent's name in notes: whoever types it there is asked to take it out, before a revision keeps it (R12). */
import type { DocNode } from "../../../content/schema/document.ts";
import type { Language } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { heldInterview, interviewOf, tell } from "./interview-rows.ts";
import { nameless, namesHim } from "./respondents.ts";
import { rewrite } from "../document/rewriting.ts";

const isLine = ({ content }: DocNode) => content?.some(({ text }) => text !== undefined) ?? false;
const wordsOf = ({ content }: DocNode) => (content ?? []).map(({ text }) => text ?? "\n").join("");

/** In how many lines of a document a part of the name stands. */
export function linesNaming(node: DocNode, name: string): number {
  if (isLine(node)) return namesHim(wordsOf(node), name) ? 1 : 0;
  return (node.content ?? []).reduce((sum, child) => sum + linesNaming(child, name), 0);
}

/** The document with what he is there in place of his name. */
export function withoutNames(node: DocNode, name: string, language: Language): DocNode {
  if (linesNaming(node, name) === 0) return node;
  if (!isLine(node)) return { ...node, content: node.content?.map((child) => withoutNames(child, name, language)) };
  const content = node.content!.map((child) =>
    child.text === undefined ? child : { ...child, text: nameless(child.text, name, language) },
  );
  const line = { ...node, content };
  // A name half of which is bold: the line gives up its looks rather than the name its secret.
  return linesNaming(line, name) === 0 ? line : { ...node, content: plain(node.content!, name, language) };
}

/** The same line in runs of plain words. */
function plain(content: readonly DocNode[], name: string, language: Language): DocNode[] {
  const runs: DocNode[] = [];
  for (const child of content) {
    const last = runs.at(-1);
    if (child.text !== undefined && last?.text !== undefined) last.text += child.text;
    else runs.push(child.text === undefined ? child : { type: "text", text: child.text });
  }
  return runs.map((run) => (run.text === undefined ? run : { ...run, text: nameless(run.text, name, language) }));
}

/**
 * Puts «Респондент» in place of the respondent's name wherever it stands in the notes.
 * @returns in how many lines it stood @throws Refusal not-found, not-allowed, interview-not-started, busy, text-unavailable
 */
export async function takeNameOut(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
): Promise<number> {
  await membership(ground, actor, projectId, "interview.conduct");
  const { textId, name } = await heldInterview(ground.facts, projectId, interviewId);
  const { language } = await ground.facts
    .selectFrom("projects")
    .select("language")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  let lines = 0;
  await rewrite(ground, actor, textId, (doc) => {
    lines = linesNaming(doc, name);
    return withoutNames(doc, name, language);
  });
  if (lines === 0) return 0;
  await projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    await tell(command, "interview.name-taken-out", await interviewOf(command.q, projectId, interviewId), { lines });
  });
  return lines;
}

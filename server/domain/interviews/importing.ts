/** A transcript becomes part of an interview's notes, below what was written there; nobody's name comes with it (R12). */
import type { TranscriptLine } from "../../../content/interviews/transcripts.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import type { Ground } from "../../ground.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { appendTo } from "../document/rewriting.ts";
import { heldInterview, interviewOf, tell } from "./interview-rows.ts";
import { readApart } from "./reading-apart.ts";
import { nameless } from "./respondents.ts";

/** The largest file, bytes: three hours of talk as text are a tenth of it. */
export const transcriptBytes = 8 * 1024 * 1024;
/** The largest bodies of the requests that bring one: a form around it, the API with base64. */
export const transcriptForm = transcriptBytes + 64 * 1024;
export const transcriptBody = Math.ceil(transcriptBytes / 3) * 4 + 1024;

const headings = { ru: "Расшифровка", en: "Transcript" } as const;

export interface Imported {
  lines: number;
  words: number;
  /** Pieces that could not be understood. */
  torn: number;
  /** Who speaks, as the notes call them. */
  speakers: string[];
}

/**
 * Reads a file into the notes: TXT, SRT, VTT or DOCX, by what it holds. What was understood is kept, what was not is said.
 * @throws Refusal not-found, not-allowed, interview-not-started, too-large, transcript-unreadable, transcript-too-heavy,
 *   busy, text-unavailable
 */
export async function importTranscript(
  ground: Ground,
  actor: Actor,
  projectId: string,
  interviewId: string,
  bytes: Uint8Array,
): Promise<Imported> {
  await membership(ground, actor, projectId, "interview.conduct");
  const interview = await heldInterview(ground.facts, projectId, interviewId);
  if (bytes.byteLength > transcriptBytes) throw new Refusal("too-large");
  const { lines, torn } = await readApart(bytes);
  if (lines.length === 0) throw new Refusal("transcript-unreadable", {}, "transcript");
  const { language } = await ground.facts
    .selectFrom("projects")
    .select("language")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const hidden = (text: string) => nameless(text, interview.name, language);
  const clean = lines.map((line) => ({ ...line, speaker: hidden(line.speaker), text: hidden(line.text) }));
  await appendTo(ground, actor, interview.textId, [
    { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: headings[language] }] },
    ...clean.map(lineNode),
  ]);
  await projectCommand(ground, actor, projectId, "interview.conduct", async (command) => {
    const row = await interviewOf(command.q, projectId, interviewId);
    await tell(command, "transcript.imported", row, { lines: lines.length, torn });
  });
  return {
    ...{ lines: lines.length, torn },
    words: clean.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0),
    speakers: [...new Set(clean.map(({ speaker }) => speaker).filter(Boolean))],
  };
}

function lineNode({ time, speaker, text }: TranscriptLine): DocNode {
  const said = [time && `[${time}]`, speaker && `${speaker}:`, text].filter(Boolean).join(" ");
  return { type: "paragraph", content: [{ type: "text", text: said }] };
}

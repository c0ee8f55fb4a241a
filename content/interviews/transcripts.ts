/** Transcripts as people have them: plain text in whatever encoding, and subtitles with their times and speakers. */
import { stampOf } from "./notes.ts";

export interface TranscriptLine {
  /** As lines of notes are stamped: «08:40»; empty where none was told. */
  time: string;
  /** Who speaks, as the transcript calls him; empty where it does not say. */
  speaker: string;
  text: string;
}

export interface Transcript {
  lines: TranscriptLine[];
  /** How many pieces could not be understood: torn cues, unreadable letters at the end. */
  torn: number;
}

/** Reads bytes as UTF-8, UTF-16 with its mark, or else Windows-1251, which any bytes are. */
export function decodeTranscript(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return isCutUtf8(bytes) ? new TextDecoder("utf-8").decode(bytes) : new TextDecoder("windows-1251").decode(bytes);
  }
}

/** UTF-8 whose last letter was cut off: all of it but at most three bytes at the end is whole. */
function isCutUtf8(bytes: Uint8Array): boolean {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
      return /[^\p{ASCII}]/u.test(text);
    } catch {
      // One byte more may belong to the letter.
    }
  }
  return false;
}

const arrow = /^\s*(?:(\d+):)?(\d{1,2}):(\d{2})[.,]\d{1,3}\s*-->/;
const looseArrow = /-->/;
const named = /^([\p{L}][\p{L}\p{N} .\-]{0,60}?):\s+(.*)$/u;
const voiced = /^<v(?:\.[^ >]*)?\s+([^>]+)>/;
const stamped = /^\[?(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?\]?[\s–—-]+/;

const secondsOf = ([, hours, minutes, seconds]: readonly (string | undefined)[]) =>
  Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);

/** Reads a transcript by what it looks like, whatever its file was called. */
export function readTranscript(text: string): Transcript {
  const plain = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/\0/g, "");
  const lost = plain.endsWith("\uFFFD") ? 1 : 0;
  const read = looseArrow.test(plain) ? readSubtitles(plain) : readPlain(plain);
  return { lines: joined(read.lines), torn: read.torn + lost };
}

function readSubtitles(text: string): Transcript {
  const lines: TranscriptLine[] = [];
  let torn = 0;
  for (const cue of text.split(/\n[ \t]*\n+/)) {
    const rows = cue.split("\n").filter((row) => row.trim() !== "");
    if (rows.length === 0 || /^(WEBVTT|NOTE|STYLE|REGION)\b/.test(rows[0]!)) continue;
    const at = rows.findIndex((row) => looseArrow.test(row));
    const time = at < 0 ? null : arrow.exec(rows[at]!);
    // A number alone is a cue whose rest is missing.
    const words = rows.slice(at + 1).filter((row, place) => at >= 0 || place > 0 || !/^\d+$/.test(row));
    if (!time || words.length === 0) torn++;
    const stamp = time ? stampOf(secondsOf(time)) : "";
    for (const row of words) lines.push(spoken(row, stamp));
  }
  return { lines: lines.filter((line) => line.text !== ""), torn };
}

function readPlain(text: string): Transcript {
  const lines = text.split("\n").map((row) => {
    const time = stamped.exec(row);
    return spoken(time ? row.slice(time[0].length) : row, time ? stampOf(secondsOf(time)) : "");
  });
  return { lines: lines.filter((line) => line.text !== ""), torn: 0 };
}

function spoken(row: string, time: string): TranscriptLine {
  const voice = voiced.exec(row);
  const bare = row
    .replace(/<[^<>]{0,200}>/g, "")
    .replace(/\s+/g, " ")
    .replace(/\uFFFD+$/, "")
    .trim();
  if (voice) return { time, speaker: voice[1]!.trim(), text: bare };
  const name = named.exec(bare);
  return name ? { time, speaker: name[1]!.trim(), text: name[2]!.trim() } : { time, speaker: "", text: bare };
}

/** Cues of a few words become lines: what one speaker says until another begins, or half a minute has gone by. */
function joined(lines: readonly TranscriptLine[]): TranscriptLine[] {
  const longest = 600;
  const all: TranscriptLine[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    const goesOn =
      last && last.time !== "" && line.time !== "" && (line.speaker === "" || line.speaker === last.speaker);
    if (goesOn && last.text.length + line.text.length < longest) last.text += ` ${line.text}`;
    else all.push({ ...line, speaker: line.speaker });
  }
  return all;
}

/** Transcripts: every format, whole and broken; what was understood is kept and said, what is hostile is stopped. */
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeTranscript, readTranscript } from "../../../content/interviews/transcripts.ts";
import { importTranscript, transcriptBytes } from "../../../server/domain/interviews/importing.ts";
import { readApart } from "../../../server/domain/interviews/reading-apart.ts";
import { startInterview } from "../../../server/domain/interviews/holding.ts";
import { readInterview } from "../../../server/domain/interviews/register.ts";
import { planned } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();
const utf8 = (text: string) => Buffer.from(text, "utf8");

/** «Да, нет» in Windows-1251. */
const cp1251 = Buffer.from([0xc4, 0xe0, 0x2c, 0x20, 0xed, 0xe5, 0xf2]);

const srt = `1
00:08:40,100 --> 00:08:44,000
Тимур Ахметов: Остаток утренний.

2
00:08:44,000 --> 00:08:48,000
К обеду он уже неправда.

3
01:02:05,000 --> 01:02:09,000
Ольга: А потом?
`;

const vtt = `WEBVTT

NOTE Запись от 12 ноября

00:40.000 --> 00:44.000
<v Ольга Седова>Откуда <i>остаток</i>?</v>
`;

/** A Word document with one part, as far as reading asks for. */
function docx(xml: string | Buffer): Buffer {
  const name = Buffer.from("word/document.xml");
  const packed = deflateRawSync(xml);
  const local = Buffer.alloc(30);
  local.write("PK\x03\x04", "latin1");
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.write("PK\x01\x02", "latin1");
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt16LE(name.length, 28);
  return Buffer.concat([local, name, packed, central, name]);
}

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const document = (...texts: string[]) => `<w:document><w:body>${texts.map(paragraph).join("")}</w:body></w:document>`;

describe("a text", () => {
  it.each([
    ["UTF-8", utf8("Да, нет")],
    ["UTF-8 with its mark", utf8("\uFEFFДа, нет")],
    ["UTF-16", Buffer.from("\uFEFFДа, нет", "utf16le")],
    ["Windows-1251", cp1251],
  ])("in %s is recognised", (_, bytes) => {
    expect(readTranscript(decodeTranscript(bytes))).toEqual({
      ...{ lines: [{ time: "", speaker: "", text: "Да, нет" }], torn: 0 },
    });
  });

  it("keeps speakers and times where it has them", () => {
    expect(readTranscript("[08:40] Ольга: Откуда?\r\nИз выгрузки.").lines).toEqual([
      { time: "08:40", speaker: "Ольга", text: "Откуда?" },
      { time: "", speaker: "", text: "Из выгрузки." },
    ]);
  });

  it("cut off within a letter is kept up to there, and said to be torn", () => {
    const bytes = utf8("Остаток утренний");
    const { lines, torn } = readTranscript(decodeTranscript(bytes.subarray(0, bytes.length - 1)));
    expect([lines[0]!.text, torn]).toEqual(["Остаток утренни", 1]);
  });
});

describe("subtitles", () => {
  it("keep times and speakers; what one says goes on in one line", () => {
    expect(readTranscript(srt)).toEqual({
      lines: [
        { time: "08:40", speaker: "Тимур Ахметов", text: "Остаток утренний. К обеду он уже неправда." },
        { time: "1:02:05", speaker: "Ольга", text: "А потом?" },
      ],
      torn: 0,
    });
    expect(readTranscript(vtt)).toEqual({
      ...{ lines: [{ time: "00:40", speaker: "Ольга Седова", text: "Откуда остаток?" }], torn: 0 },
    });
  });

  it("that are torn give all that can be understood, and how much could not", () => {
    const broken = srt.replace("00:08:44,000 --> 00:08:48,000", "00:08 -->") + "\n4\n01:02:10,000 --> 01:0";
    const { lines, torn } = readTranscript(broken);
    expect(lines.map(({ text }) => text)).toEqual(["Остаток утренний.", "К обеду он уже неправда.", "А потом?"]);
    expect(torn).toBe(2);
  });
});

describe("a Word document", () => {
  it("gives its paragraphs, one that broke off those before the break", async () => {
    const whole = docx(document("Ольга: Откуда?", "Тимур: Из &laquo;1С&raquo; &amp; выгрузки."));
    expect((await readApart(whole)).lines).toHaveLength(2);
    const long = Array.from({ length: 3000 }, (_, at) => `Ольга: Вопрос ${at} о том, что ${(at * 7919) % 10_007}.`);
    const torn = await readApart(docx(document(...long)).subarray(0, 9_000));
    expect(torn.torn).toBe(1);
    expect(torn.lines.length).toBeGreaterThan(20);
    expect(torn.lines[0]).toEqual({ time: "", speaker: "Ольга", text: "Вопрос 0 о том, что 0." });
  });

  it("that unfolds into hundreds of megabytes is stopped, and what is none is refused", async () => {
    const bomb = docx(Buffer.alloc(300 * 1024 * 1024, 0x61));
    expect(bomb.length).toBeLessThan(transcriptBytes);
    expect(await refusalOf(readApart(bomb))).toMatchObject({ code: "transcript-too-heavy" });
    expect(await refusalOf(readApart(utf8("PK, но не документ")))).toMatchObject({ code: "transcript-unreadable" });
  });
});

describe("importing", () => {
  it("puts the lines below the notes, without the respondent's name (R12), and says what was read", async () => {
    const ground = await open();
    const made = await project(ground);
    const { id, manager } = made;
    const { id: interviewId } = await planned(ground, made);
    const importing = (text: string) => importTranscript(ground, manager, id, interviewId, utf8(text));
    expect(await refusalOf(importing("Да."))).toEqual({ code: "interview-not-started" });
    await startInterview(ground, manager, id, interviewId);
    expect(await importing(srt)).toEqual({ lines: 2, words: 9, torn: 0, speakers: ["Респондент", "Ольга"] });
    const { answers } = await readInterview(ground, manager, id, interviewId);
    expect(answers.at(-1)).toMatchObject({ question: "Расшифровка" });
    expect(answers.at(-1)!.lines[0]).toEqual({
      ...{ time: "08:40", mark: "", text: "Респондент: Остаток утренний. К обеду он уже неправда." },
    });
    expect(await refusalOf(importing("  \n "))).toEqual({ code: "transcript-unreadable", field: "transcript" });
    const large = importTranscript(ground, manager, id, interviewId, new Uint8Array(transcriptBytes + 1));
    expect(await refusalOf(large)).toEqual({ code: "too-large" });
  });
});

/** Texts as HTML, each made once a version and a language. */
import { countWords } from "../../content/schema/document.ts";
import { renderInStretches, type FormBook } from "../../content/schema/html.ts";
import type { Language } from "../db/schema.ts";
import type { TextHtml } from "../domain/texts.ts";
import { readDocument } from "./documents.ts";
import type { Room } from "./room.ts";

export class Rendering {
  private readonly made = new Map<string, TextHtml>();

  constructor(private readonly forms: FormBook) {}

  of(room: Room, language: Language): TextHtml {
    const key = `${language}:${room.id}`;
    const known = this.made.get(key);
    if (known?.version === room.version) return known;
    const { id, version, epoch } = room;
    const doc = readDocument(room.fragment);
    const html = renderInStretches(doc, this.forms, language, id);
    const made = { id, version, epoch, html, words: countWords(doc) };
    this.made.set(key, made);
    return made;
  }
}

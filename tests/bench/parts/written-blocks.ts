/** Blocks of the demonstration's server filled with made words, as a person's edits through the socket. */
import * as Y from "yjs";
import { rootName } from "../../../server/texts/messages.ts";
import { TextClient } from "../../helpers/texts-client.ts";
import type { DemoServer } from "./demo-server.ts";
import { numbers, sentence } from "./made-words.ts";

export interface Block {
  id: string;
  key: string;
  textId: string;
}

const wordsOfAParagraph = 45;

/** A client of a text, once it is in step. */
export async function openText({ origin }: DemoServer, cookie: string, textId: string): Promise<TextClient> {
  const client = new TextClient({ url: origin.replace("http", "ws"), textId, cookie, headers: { origin } });
  await client.ready();
  return client;
}

function element(name: string, attributes: Record<string, string>, children: (Y.XmlElement | Y.XmlText)[]) {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, children);
  return made;
}

const line = (words: string) => element("paragraph", {}, [new Y.XmlText(words)]);

/** A requirement of the same words as everything else, its statement and criterion told apart. */
function requirement(random: () => number, uuid: string): Y.XmlElement {
  const field = (name: string, words: number) => element("field", { name }, [new Y.XmlText(sentence(random, words))]);
  const fields = [field("statement", 18), field("criterion", 12)];
  return element("requirement", { uuid, priority: "must", origin: "" }, fields);
}

/** Appends paragraphs, and a requirement after every sixth, until so many words stand there. @returns how many */
export function writeWords(client: TextClient, words: number, seed: number): number {
  const random = numbers(seed);
  const root = client.doc.getXmlFragment(rootName);
  let written = 0;
  client.doc.transact(() => {
    const parts: Y.XmlElement[] = [];
    for (let at = 1; written < words; at++) {
      const isCard = at % 7 === 0;
      parts.push(isCard ? requirement(random, `bench-${seed}-${at}`) : line(sentence(random, wordsOfAParagraph)));
      written += isCard ? 30 : wordsOfAParagraph;
    }
    root.insert(root.length, parts);
  });
  return written;
}

/** Yjs updates as a browser would have typed them offline. */
import * as Y from "yjs";

/** An update that adds one paragraph. */
export function typed(words: string): Uint8Array {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment("default").insert(0, [paragraph]);
  return Y.encodeStateAsUpdate(doc);
}

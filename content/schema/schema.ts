/** The one schema of documents, shared by the browser and the server. */
import { getSchema } from "@tiptap/core";
import { fileNodes } from "./file-nodes.ts";
import { forms } from "./forms.ts";
import { prose } from "./prose.ts";

/** Everything a document can hold, as Tiptap extensions; the editor adds behaviour, never nodes. */
export const documentExtensions = [...prose, ...forms, ...fileNodes];

/** The ProseMirror schema of a document. */
export const schema = getSchema(documentExtensions);

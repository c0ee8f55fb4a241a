/** Sends one file to the server, which alone judges it, and tells how far it is. */
import type { FileKind } from "../../../content/schema/files.ts";

/** A file as the server has it. */
export interface TakenFile {
  /** Of the attachment. */
  id: string;
  /** SHA-256, hex. */
  digest: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Media type. */
  type: string;
  /** Pixels of an image; 0 for anything else. */
  width: number;
  height: number;
}

export interface FileOrder {
  /** The address of the project's files, with a slash at its end. */
  address: string;
  file: File;
  name: string;
  kind: FileKind;
  /** Id of the text that it is for. */
  text: string;
  /** The attachment in whose place it comes. */
  replaces?: string | undefined;
}

/** Why a file did not come: the server's sentence, or nothing could be sent at all. */
export class NotTaken extends Error {
  constructor(readonly sentence: string | undefined) {
    super(sentence ?? "no connection");
  }
}

interface Answer {
  error?: { message?: string };
}

/** @throws NotTaken; DOMException `AbortError` when it was cancelled */
export function sendFile(order: FileOrder, progress: (share: number) => void, signal: AbortSignal): Promise<TakenFile> {
  const { address, file, name, kind, text, replaces } = order;
  const query = new URLSearchParams({ text, kind, name, ...(replaces && { replaces }) });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${address.replace(/\/$/, "")}?${query.toString()}`);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) return resolve(request.response as TakenFile);
      const { error } = (request.response ?? {}) as Answer;
      reject(new NotTaken(error?.message));
    };
    request.onerror = () => reject(new NotTaken(undefined));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

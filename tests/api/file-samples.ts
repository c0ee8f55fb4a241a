/** Good requests for the endpoints of images and attachments, and a file that is there before them. */
import type { TestGround } from "../helpers/ground.ts";
import { attach } from "../helpers/files.ts";
import { pdf } from "../helpers/papers.ts";
import type { TestProject } from "../helpers/projects.ts";

export interface FileIds {
  /** The digest of a file. */
  f: string;
}

/** A file of this project alone, for endpoints of files only. */
export async function fileFor(
  name: string,
  ground: TestGround,
  made: TestProject,
  textId: string,
): Promise<Partial<FileIds>> {
  if (!(name in fileSamples)) return {};
  const bytes = Buffer.concat([pdf, Buffer.from(made.id)]);
  const { digest } = await attach(ground, made.manager, { id: made.id, textId }, bytes, { name: "Регламент.pdf" });
  return { f: digest };
}

export const fileSamples: Record<string, (ids: { t: string }) => { query?: string; raw?: string }> = {
  "post /projects/:p/files": ({ t }) => ({ query: `text=${t}&kind=attachment&name=notes.txt`, raw: "Заметки" }),
  "get /projects/:p/files": () => ({}),
  "get /projects/:p/files/:f": () => ({}),
};

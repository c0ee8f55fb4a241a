/** Images and attachments in the JSON API: they come in and go out as bytes. */
import { listFiles } from "../domain/files/file-list.ts";
import { openFile } from "../domain/files/stored-file.ts";
import { takeFile } from "../domain/files/uploading.ts";
import { openOutsideFile } from "../domain/tender/projection/files.ts";
import { endpoint } from "./endpoint.ts";
import { bodyRefusal } from "./failures.ts";
import * as shapes from "./file-shapes.ts";

export const fileEndpoints = [
  endpoint({
    method: "post",
    path: "/projects/:p/files",
    summary: "Takes in an image or a file for a text; to show it, the text's own editor names it by its digest",
    policy: "file.add",
    query: {
      text: "The text that it is for",
      kind: "`image` to be shown in the text, `attachment` to be saved",
      name: "What the file is called",
      replaces: "The attachment in whose place it comes",
    },
    takesBytes: true,
    status: 201,
    answer: shapes.addedFile,
    handle: async ({ ground, actor, params, query, incoming }) => {
      const read = shapes.fileQuery.safeParse(query);
      if (!read.success) throw bodyRefusal(read.error, query);
      const { text, ...rest } = read.data;
      const upload = await takeFile(ground, actor, params.p!, { ...rest, textId: text, ...incoming });
      const { attachmentId: id, digest, name, size, type, width, height } = upload;
      return { id, digest, name, size, type, width, height };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/files",
    summary: "The images and attachments of a project, with their versions and where they stand",
    policy: "file.read",
    status: 200,
    answer: shapes.fileList,
    handle: async ({ ground, actor, params }) => {
      const { files, ...rest } = await listFiles(ground, actor, params.p!);
      const told = files.map(({ versions, ...file }) => ({
        ...file,
        versions: versions.map(({ places, ...version }) => ({
          ...version,
          blocks: places.map(({ blockId, title }) => ({ id: blockId, title })),
        })),
      }));
      return { ...rest, files: told };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/files/:f",
    summary: "A file by its digest, as it is: an image to be shown, anything else to be saved",
    policy: "file.read",
    status: 200,
    answer: null,
    sendsFile: true,
    handle: ({ ground, actor, params }) => openFile(ground, actor, params.p!, params.f!),
  }),
  endpoint({
    method: "get",
    path: "/tender/:p/files/:f",
    summary: "A file that stands in a publication, by your id of it",
    policy: "tender.enter",
    status: 200,
    answer: null,
    sendsFile: true,
    handle: ({ ground, actor, params }) => openOutsideFile(ground, actor, params.p!, params.f!),
  }),
];

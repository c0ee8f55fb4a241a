/** Shapes of images and attachments in the JSON API. */
import { z } from "zod";
import { fileKinds } from "../../content/schema/files.ts";

const id = z.string();
const moment = z.string().meta({ format: "date-time" });
const hash = z.string().meta({ pattern: "^[0-9a-f]{64}$" });
const bytes = z.int().meta({ description: "Bytes." });
const file = { digest: hash, name: z.string(), size: bytes, type: z.string().meta({ description: "Media type." }) };

export const fileQuery = z.object({
  text: id,
  kind: z.enum(fileKinds),
  name: z.string().max(1000),
  replaces: id.optional(),
});

export const addedFile = z.object({
  id: id.meta({ description: "Of the attachment; it stays when the file is replaced." }),
  ...file,
  width: z.int().meta({ description: "Pixels of an image; 0 for anything else." }),
  height: z.int(),
});

const version = z.object({
  number: z.int().meta({ description: "From 1." }),
  ...file,
  by: z.string(),
  at: moment,
  blocks: z.array(z.object({ id, title: z.string() })).meta({ description: "In whose texts it stands now." }),
});

export const fileList = z.object({
  files: z.array(z.object({ id, kind: z.enum(fileKinds), versions: z.array(version) })),
  size: bytes,
  limits: z.object({ file: bytes, image: bytes, project: bytes }),
});

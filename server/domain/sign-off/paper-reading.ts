/** The file of a visa entered from paper, for those who read visas. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { Refusal } from "../refusal.ts";
import { paperKind } from "./paper-files.ts";

export interface PaperFile {
  bytes: Buffer;
  /** SHA-256, as the visa names it. */
  hash: string;
  /** Media type, seen from the bytes themselves. */
  type: string;
  /** What it is called when it is saved: nobody's name is in it (R12). */
  name: string;
}

/** @throws Refusal not-found, not-allowed, file-unavailable when it is missing or damaged (R9) */
export async function readPaperFile(
  ground: Ground,
  actor: Actor,
  projectId: string,
  signOffId: string,
): Promise<PaperFile> {
  await membership(ground, actor, projectId, "sign-off.read");
  const visa = await ground.facts
    .selectFrom("signOffs")
    .select("file")
    .where("projectId", "=", projectId)
    .where("id", "=", signOffId)
    .executeTakeFirst();
  if (!visa || visa.file === null) throw new Refusal("not-found");
  const bytes = await ground.files.get(visa.file).catch((error: unknown) => {
    ground.log.error({ err: error, signOffId }, "the file of a visa cannot be read");
    throw new Refusal("file-unavailable");
  });
  const { type, ending } = paperKind(bytes) ?? { type: "application/octet-stream", ending: "bin" };
  return { bytes, hash: visa.file, type, name: `visa-${signOffId.slice(0, 8)}.${ending}` };
}

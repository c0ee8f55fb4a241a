/**
 * Images and attachments for integrators: those alone that stand in a publication as it goes out, by names that say
 * nothing to another company (R6). What a form keeps inside, or a dropped requirement held, is not among them.
 */
import type { DocNode } from "../../../../content/schema/document.ts";
import { filesIn } from "../../../../content/schema/files.ts";
import { outsideForms } from "../../../../content/schema/outside-forms.ts";
import { formBook } from "../../../../content/templates/seed.ts";
import type { Ground } from "../../../ground.ts";
import type { Actor } from "../../command.ts";
import { findUpload, sent, type SentFile } from "../../files/stored-file.ts";
import { readContent } from "../../history/revision-content.ts";
import { Refusal } from "../../refusal.ts";
import { meantBy, type OutsideReader } from "../outside-reader.ts";
import { publishedBlocks, type Publication } from "../publications.ts";
import { outsideContent } from "./outside-content.ts";
import { publicationsFor } from "./reading.ts";

/**
 * @param said the reader's own name of a file
 * @throws Refusal not-found, terms-not-accepted
 */
export async function openOutsideFile(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string,
): Promise<SentFile> {
  const { reader, publications } = await publicationsFor(ground, actor, projectId);
  const digests = await ground.facts
    .selectFrom("uploads")
    .select("digest as id")
    .distinct()
    .where("projectId", "=", projectId)
    .execute();
  const meant = meantBy(reader, "file", said, digests);
  if (!meant || !(await isPublished(ground, reader, publications, meant.id))) throw new Refusal("not-found");
  return sent(ground, (await findUpload(ground, projectId, meant.id))!, said);
}

/** Does a file stand in what one of the publications shows? */
async function isPublished(
  ground: Ground,
  reader: OutsideReader,
  publications: readonly Publication[],
  digest: string,
): Promise<boolean> {
  const blocks = publications.flatMap(({ manifest }) => publishedBlocks(manifest));
  if (blocks.length === 0) return false;
  const ids = [...new Set(blocks.map(({ revision }) => revision))];
  const holding = await ground.facts
    .selectFrom("revisions")
    .select(["id", "bytes"])
    .where("projectId", "=", reader.project.id)
    .where("id", "in", ids)
    .where((eb) => eb(eb.fn<number>("instr", ["bytes", eb.cast(eb.val(digest), "blob")]), ">", 0))
    .execute();
  const own = reader.opaque("file", digest);
  const forms = outsideForms(formBook(ground.templates));
  return holding.some(({ id, bytes }) => {
    const content = readContent(bytes);
    const shows = ({ dropped }: { dropped: readonly string[] }) =>
      filesIn(outsideDocument(reader, forms, content, dropped)).some((file) => file.digest === own);
    return blocks.filter(({ revision }) => revision === id).some(shows);
  });
}

function outsideDocument(
  { opaque, project }: OutsideReader,
  forms: ReturnType<typeof outsideForms>,
  content: ReturnType<typeof readContent>,
  dropped: readonly string[],
): DocNode {
  const none = new Set<string>();
  const places = { blocks: none, requirements: none, dropped: new Set(dropped) };
  return outsideContent(content, { opaque, forms, ...places, language: "ru", projectId: project.id }).content.doc;
}

/** What an integrator receives of publications: the door, the reading view, its texts, the list of earlier ones. */
import { withNames } from "../../../../content/schema/names.ts";
import { canonicalJson } from "../../../../content/schema/canonical.ts";
import type { Language } from "../../../db/schema.ts";
import type { Ground } from "../../../ground.ts";
import type { Actor } from "../../command.ts";
import { Refusal } from "../../refusal.ts";
import { outsideReader } from "../outside-reader.ts";
import { openReading, publicationsFor, summaryOf, type Reading } from "./reading.ts";
import type { OutsideDoor, OutsidePublication, OutsideSummary, OutsideText } from "./shapes.ts";
import { hasAcceptedTerms } from "./terms.ts";

/** The door, before or after the terms are accepted. @throws Refusal not-found */
export async function readDoor(ground: Ground, actor: Actor, projectId: string): Promise<OutsideDoor> {
  const reader = await outsideReader(ground, actor, projectId);
  const { project, company, settings } = reader;
  const accepted = await hasAcceptedTerms(ground, reader);
  return {
    ...{
      project: project.name,
      customer: project.company,
      ownCompany: company.name,
      isContractor: company.contractorSince !== null,
      timeZone: project.timeZone,
    },
    secrecy: { label: settings.secrecy, holder: settings.holder, address: settings.holderAddress },
    terms: accepted ? null : { text: settings.terms, digest: settings.termsHash },
  };
}

/** Does a door stand open to this member, accepted terms or not? */
export async function hasDoor(ground: Ground, actor: Actor, projectId: string): Promise<boolean> {
  try {
    await outsideReader(ground, actor, projectId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** The latest first. @throws Refusal not-found, terms-not-accepted */
export async function listOutsidePublications(
  ground: Ground,
  actor: Actor,
  projectId: string,
): Promise<OutsideSummary[]> {
  const { reader, publications } = await publicationsFor(ground, actor, projectId);
  return publications.map((publication) => summaryOf(reader, publication));
}

/**
 * A publication without its texts.
 * @param said the reader's id of it; the latest one without @throws Refusal not-found, terms-not-accepted
 */
export async function readOutsidePublication(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string | undefined,
  language: Language,
): Promise<OutsidePublication> {
  return (await openReading(ground, actor, projectId, said, language)).shown;
}

/** The same with the words of every block as HTML for reading. @throws Refusal not-found, terms-not-accepted */
export async function readOutsideTexts(
  ground: Ground,
  actor: Actor,
  projectId: string,
  said: string | undefined,
  language: Language,
): Promise<{ publication: OutsidePublication; texts: OutsideText[] }> {
  const reading = await openReading(ground, actor, projectId, said, language);
  const ids = [...reading.contents.keys()];
  const texts = await Promise.all(ids.map((id) => textOf(ground, reading, id, language)));
  return { publication: reading.shown, texts };
}

async function textOf(ground: Ground, { contents, names }: Reading, id: string, language: Language) {
  const html = await ground.texts.stored(id, bytesOf(contents.get(id)!), language, "outside");
  return { id, html: withNames(html, names, language) };
}

function bytesOf(content: object): Uint8Array {
  return Buffer.from(canonicalJson(content), "utf8");
}

/** Publishing to the tender: what a leader saw goes out, to all companies at one moment. */
import type { Publications } from "../../db/tender-schema.ts";
import type { Ground } from "../../ground.ts";
import { outsideForms } from "../../../content/schema/outside-forms.ts";
import { formBook } from "../../../content/templates/seed.ts";
import { membership, projectCommand, type Actor } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { takeRevision } from "../history/revisions.ts";
import { rowDigest } from "../journal.ts";
import { Refusal } from "../refusal.ts";
import { rememberedOmissions, rememberOmissions } from "./omissions.ts";
import { assemble, liveWords, secrecyOf, storedWords, type Assembled, type PublicationSource } from "./outgoing.ts";
import { nothingLeftOut, outsideContent, requirementsIn, type LeftOut } from "./projection/outside-content.ts";
import { announcePublication } from "./projection/publication-letters.ts";
import {
  latestPublication,
  outgoingDigest,
  sealManifest,
  type Outgoing,
  type PublishedManifest,
} from "./publications.ts";
import { readTenderTerms, settingsOf } from "./settings.ts";

/** What a person looks at before publishing. */
export interface NextPublication {
  /** SHA-256 over what goes out: the person submits it (R2). */
  digest: string;
  baseline: Outgoing["baseline"];
  sections: { id: string; title: string; blocks: { id: string; title: string; standing: "agreed" | "draft" }[] }[];
  /** Blocks that stay inside. */
  kept: Assembled["kept"];
  leftOut: LeftOut;
  /** The latest publication is this very thing. */
  isPublished: boolean;
}

/** An address names the living document by nothing, a version by its id. */
export function sourceOf(baseline: string | undefined): PublicationSource {
  return baseline ? { baseline } : "living";
}

/**
 * @param omitted ids of blocks that stay inside though the template lets them out; without it, those of last time
 * @throws Refusal not-found, not-allowed, text-unavailable
 */
export async function readNextPublication(
  ground: Ground,
  actor: Actor,
  projectId: string,
  source: PublicationSource,
  omitted?: readonly string[],
): Promise<NextPublication> {
  await membership(ground, actor, projectId, "tender.lead");
  const secrecy = secrecyOf(await readTenderTerms(ground, actor, projectId));
  const left = new Set(omitted ?? (await rememberedOmissions(ground.facts, projectId)));
  const how = { projectId, secrecy, omitted: left };
  const assembled = await assemble(ground, ground.facts, how, source, liveWords(ground, projectId));
  const digest = outgoingDigest(assembled);
  return {
    ...{ digest, baseline: assembled.baseline, kept: assembled.kept },
    sections: assembled.sections.map(({ section, title, blocks }) => ({
      ...{ id: section, title },
      blocks: blocks.map(({ block, title: name, standing }) => ({ id: block, title: name, standing })),
    })),
    leftOut: leftOutOf(ground, projectId, assembled),
    isPublished: await isPublished(ground.facts, projectId, digest),
  };
}

function leftOutOf(ground: Ground, projectId: string, { sections }: Assembled): LeftOut {
  const blocks = sections.flatMap((section) => section.blocks);
  const customs = {
    ...{ opaque: (_: string, id: string) => id, forms: outsideForms(formBook(ground.templates)), projectId },
    blocks: new Set(blocks.map(({ block }) => block)),
    requirements: new Set(blocks.flatMap(({ content }) => requirementsIn(content.doc))),
    language: "ru" as const,
  };
  const sum = nothingLeftOut();
  for (const { content, dropped } of blocks) {
    const { leftOut } = outsideContent(content, { ...customs, dropped: new Set(dropped) });
    for (const kind of Object.keys(sum) as (keyof LeftOut)[]) sum[kind] += leftOut[kind];
  }
  return sum;
}

async function isPublished(q: Parameters<typeof latestPublication>[0], projectId: string, digest: string) {
  const latest = await latestPublication(q, projectId);
  return latest !== undefined && outgoingDigest(latest.manifest) === digest;
}

export interface PublicationOrder {
  name: string;
  source: PublicationSource;
  /** What the person has seen. */
  digest: string;
  /** See `readNextPublication`. */
  omitted?: readonly string[] | undefined;
  /** The origin in use, for the link in letters. */
  origin: string;
}

/**
 * Publishes what the person has seen, marks drafts «Проект», tells all companies at the same moment.
 * @throws Refusal not-found, not-allowed, publication-changed, nothing-to-publish, required, too-long, text-unavailable
 */
export async function publish(
  ground: Ground,
  actor: Actor,
  projectId: string,
  order: PublicationOrder,
): Promise<Publications> {
  const { source } = order;
  const next = await readNextPublication(ground, actor, projectId, source, order.omitted);
  const byHand = next.kept.filter((one) => one.byHand).map(({ block }) => block);
  const name = requiredText("publicationName", order.name, limits.name);
  if (next.digest !== order.digest) throw new Refusal("publication-changed");
  const taken = source === "living" ? await takeDrafts(ground, actor, projectId, next) : new Map<string, string>();
  return projectCommand(ground, actor, projectId, "tender.lead", async (command) => {
    const { q, now, actorId } = command;
    const secrecy = secrecyOf(await settingsOf(ground, command));
    const how = { projectId, secrecy, omitted: new Set(byHand) };
    const assembled = await assemble(ground, q, how, source, async ({ id }) => {
      const revision = taken.get(id);
      // A block that was no draft a moment ago, or was not there.
      if (revision === undefined) throw new Refusal("publication-changed");
      return storedWords(q, projectId, revision);
    });
    if (outgoingDigest(assembled) !== order.digest) throw new Refusal("publication-changed");
    if (assembled.sections.length === 0 || (await isPublished(q, projectId, order.digest)))
      throw new Refusal("nothing-to-publish");
    const number = ((await latestPublication(q, projectId))?.number ?? 0) + 1;
    const manifest = manifestOf(assembled, { project: projectId, number, name });
    const { bytes, digest } = sealManifest(manifest);
    const row: Publications = {
      ...{ projectId, id: command.id(), number, name, baselineId: manifest.baseline?.id ?? null, manifest: bytes },
      ...{ digest, publishedBy: actorId, publishedAt: now },
    };
    await q.insertInto("publications").values(row).execute();
    await command.journal({
      kind: "publication.made",
      about: row.id,
      data: { number, hash: digest, digest: rowDigest(row) },
    });
    await rememberOmissions(command, byHand);
    await announcePublication(command, row, order.origin);
    command.announce({ kind: "published", projectId });
    return row;
  });
}

/** A revision of every draft as it is now. @returns ids of revisions by block */
async function takeDrafts(ground: Ground, actor: Actor, projectId: string, { sections, kept }: NextPublication) {
  const ids = [...sections.flatMap(({ blocks }) => blocks), ...kept.map(({ block }) => ({ id: block }))].map(
    ({ id }) => id,
  );
  const texts = await ground.facts
    .selectFrom("blocks")
    .select(["id", "textId"])
    .where("projectId", "=", projectId)
    .where("id", "in", ids)
    .where("state", "in", ["draft", "review"])
    .execute();
  const taken = new Map<string, string>();
  for (const { id, textId } of texts) taken.set(id, (await takeRevision(ground, projectId, textId, "asked", actor)).id);
  return taken;
}

function manifestOf(
  { baseline, secrecy, sections }: Assembled,
  named: Pick<PublishedManifest, "project" | "number" | "name">,
): PublishedManifest {
  return {
    ...{ ...named, baseline, secrecy },
    sections: sections.map(({ section, title, blocks }) => ({
      ...{ section, title },
      blocks: blocks.map(({ content: _, stored, ...block }) => ({
        ...{ ...block, revision: stored!.id, number: stored!.number },
      })),
    })),
  };
}

/** Blocks: how they come, go to the bin and back. */
import { emptyDocument } from "../../../content/schema/document.ts";
import { blockDocument } from "../../../content/templates/seed.ts";
import type { Blocks } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { fillApprovers, templateApprovers } from "../sign-off/template-approvers.ts";
import { bearTexts, insertTexts, settleTexts } from "./block-texts.ts";
import { membership, projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { anyBlock, liveBlock, liveSection, siblingsOf } from "./live-rows.ts";
import { findOffer, placeInTemplate, type Offer } from "./offers.ts";
import { placeAt } from "./placing.ts";
import { Refusal } from "../refusal.ts";

/** A block of one's own has a title; one of the template is named by its key. */
export interface NewBlock {
  title?: string;
  key?: string;
  /** Zero-based place in the section; without it where the template has the block, one's own at the end. */
  position?: number;
}

/**
 * Adds a block to a section: an empty one, or one the template offers with its guidance, forms and approvers.
 * @throws Refusal not-found, block-already-there, invalid, required, too-long
 */
export async function addBlock(
  ground: Ground,
  actor: Actor,
  projectId: string,
  sectionId: string,
  input: NewBlock,
): Promise<{ blockId: string; textId: string }> {
  await membership(ground, actor, projectId, "block.add");
  await liveSection(ground.facts, projectId, sectionId);
  const offer = input.key ? await findOffer(ground, projectId, input.key) : undefined;
  const title = requiredText("title", input.title ?? offer?.block.title, limits.title);
  const doc = offer ? blockDocument(offer.block) : emptyDocument();
  const born = await bearTexts(ground, actor, [{ doc, title }]);
  const textId = born[0]!.reading.id;
  const blockId = await projectCommand(ground, actor, projectId, "block.add", async (command) => {
    await liveSection(command.q, projectId, sectionId);
    if (offer) await mustBeNew(command, offer.block.key);
    const id = command.id();
    await insertTexts(command, projectId, born);
    const block: Blocks = {
      ...{ projectId, id, sectionId, key: offer?.block.key ?? `own-${id}`, title, state: "draft", textId },
      ...{ mandatory: offer?.mandatory ? 1 : 0, responsibleId: null, due: null, notRequired: null },
      ...{ responsibleBy: null, responsibleSince: null },
      position: await freePosition(command, sectionId, await placeOfNew(command, sectionId, input.position, offer)),
      ...{ createdAt: command.now, removedAt: null },
    };
    await command.q.insertInto("blocks").values(block).execute();
    if (offer) await nameApprovers(command, offer, id);
    await record(command, "block.added", id, "added");
    return id;
  });
  await settleTexts(ground, born);
  return { blockId, textId };
}

/** @param asked the place somebody has named, if he did */
async function placeOfNew(
  { q, projectId }: ProjectCommand,
  sectionId: string,
  asked: number | undefined,
  offer: Offer | undefined,
): Promise<number> {
  if (asked !== undefined || !offer) return asked ?? Infinity;
  return placeInTemplate(
    offer,
    (await siblingsOf(q, projectId, sectionId)).map(({ key }) => key),
  );
}

async function mustBeNew({ q, projectId }: ProjectCommand, key: string): Promise<void> {
  const there = q.selectFrom("blocks").select("id").where("projectId", "=", projectId).where("key", "=", key);
  if (await there.executeTakeFirst()) throw new Refusal("block-already-there", {}, "key");
}

async function nameApprovers(command: ProjectCommand, { template, block }: Offer, blockId: string) {
  const { q, projectId } = command;
  await q
    .insertInto("approvers")
    .values(templateApprovers(command, projectId, blockId, block))
    .execute();
  await fillApprovers(q, projectId, template);
}

/** The position of a zero-based place in a section, for a block that is new to it or moves within it. */
export async function freePosition(
  { q, projectId }: ProjectCommand,
  sectionId: string,
  place: number,
  blockId = "",
): Promise<number> {
  const siblings = (await siblingsOf(q, projectId, sectionId)).filter(({ id }) => id !== blockId);
  return placeAt(siblings, place, (id, position) =>
    q.updateTable("blocks").set({ position }).where("projectId", "=", projectId).where("id", "=", id).execute(),
  );
}

/** Moves a draft to the bin. @throws Refusal not-found, not-allowed, block-locked */
export function removeBlock(ground: Ground, actor: Actor, projectId: string, blockId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "block.remove", async (command) => {
    const block = await liveBlock(command.q, projectId, blockId);
    if (block.state !== "draft") throw new Refusal("block-locked");
    await change(command, blockId, { removedAt: command.now });
    await record(command, "block.removed", blockId, "removed");
  });
}

/** Takes a block back from the bin. @throws Refusal not-found, not-allowed, not-removed, section-removed */
export function restoreBlock(ground: Ground, actor: Actor, projectId: string, blockId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "block.remove", async (command) => {
    const block = await anyBlock(command.q, projectId, blockId);
    if (block.removedAt === null) throw new Refusal("not-removed");
    await liveSection(command.q, projectId, block.sectionId).catch(() => {
      throw new Refusal("section-removed");
    });
    const before = (await siblingsOf(command.q, projectId, block.sectionId)).filter((b) => b.position < block.position);
    const position = await freePosition(command, block.sectionId, before.length);
    await change(command, blockId, { removedAt: null, position });
    await record(command, "block.restored", blockId, "restored");
  });
}

async function change({ q, projectId }: ProjectCommand, blockId: string, values: Partial<Blocks>): Promise<void> {
  await q.updateTable("blocks").set(values).where("projectId", "=", projectId).where("id", "=", blockId).execute();
}

async function record(
  command: ProjectCommand,
  kind: string,
  blockId: string,
  aspect: "added" | "removed" | "restored",
) {
  await command.journal({ kind, about: blockId });
  command.announce({ kind: "block", projectId: command.projectId, blockId, aspect });
}

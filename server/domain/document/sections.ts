/** Sections: chapters that group blocks; a removed one waits in the bin with its blocks. */
import type { Sections } from "../../db/schema.ts";
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor, type ProjectCommand } from "../command.ts";
import { limits, requiredText } from "../fields.ts";
import { anySection, liveSection, liveSections, sectionInPlace } from "./live-rows.ts";
import { placeAt } from "./placing.ts";
import { freePrefix } from "../projects/prefixes.ts";
import { Refusal } from "../refusal.ts";

/** Adds a section at the end. @returns its id @throws Refusal required, too-long */
export function addSection(ground: Ground, actor: Actor, projectId: string, title: string): Promise<string> {
  return projectCommand(ground, actor, projectId, "section.change", async (command) => {
    const { q } = command;
    const all = await q.selectFrom("sections").selectAll().where("projectId", "=", projectId).execute();
    const id = command.id();
    const section: Sections = {
      ...{ projectId, id, key: `own-${id}`, title: requiredText("title", title, limits.title), removedAt: null },
      prefix: freePrefix(title, new Set(all.map((other) => other.prefix))),
      position: Math.max(0, ...all.map((other) => other.position)) + 1,
    };
    await q.insertInto("sections").values(section).execute();
    await record(command, "section.added", id, "added");
    return id;
  });
}

/** @throws Refusal not-found, required, too-long */
export function renameSection(
  ground: Ground,
  actor: Actor,
  projectId: string,
  sectionId: string,
  title: string,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "section.change", async (command) => {
    await liveSection(command.q, projectId, sectionId);
    await change(command, sectionId, { title: requiredText("title", title, limits.title) });
    await record(command, "section.renamed", sectionId, "title");
  });
}

/** Puts a section at a zero-based place among the living ones. @throws Refusal not-found, in-bin */
export function moveSection(
  ground: Ground,
  actor: Actor,
  projectId: string,
  sectionId: string,
  place: number,
): Promise<void> {
  return projectCommand(ground, actor, projectId, "section.change", async (command) => {
    await sectionInPlace(command.q, projectId, sectionId);
    await change(command, sectionId, { position: await freePosition(command, sectionId, place) });
    await record(command, "section.moved", sectionId, "order");
  });
}

/** Moves a section to the bin with its blocks, all of which must be drafts. @throws Refusal not-found, section-not-empty */
export function removeSection(ground: Ground, actor: Actor, projectId: string, sectionId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "section.change", async (command) => {
    await liveSection(command.q, projectId, sectionId);
    const locked = await command.q
      .selectFrom("blocks")
      .select("id")
      .where("projectId", "=", projectId)
      .where("sectionId", "=", sectionId)
      .where("removedAt", "is", null)
      .where("state", "!=", "draft")
      .executeTakeFirst();
    if (locked) throw new Refusal("section-not-empty");
    await change(command, sectionId, { removedAt: command.now });
    await record(command, "section.removed", sectionId, "removed");
  });
}

/** Brings a section back with the blocks it went with. @throws Refusal not-found, not-removed */
export function restoreSection(ground: Ground, actor: Actor, projectId: string, sectionId: string): Promise<void> {
  return projectCommand(ground, actor, projectId, "section.change", async (command) => {
    const section = await anySection(command.q, projectId, sectionId);
    if (section.removedAt === null) throw new Refusal("not-removed");
    const before = (await liveSections(command.q, projectId)).filter(({ position }) => position < section.position);
    const position = await freePosition(command, sectionId, before.length);
    await change(command, sectionId, { removedAt: null, position });
    await record(command, "section.restored", sectionId, "restored");
  });
}

/** The position of a zero-based place among the living sections, for one that comes or moves there. */
async function freePosition(command: ProjectCommand, sectionId: string, place: number): Promise<number> {
  const siblings = (await liveSections(command.q, command.projectId)).filter(({ id }) => id !== sectionId);
  return placeAt(siblings, place, (id, position) => change(command, id, { position }));
}

async function change({ q, projectId }: ProjectCommand, sectionId: string, values: Partial<Sections>): Promise<void> {
  await q.updateTable("sections").set(values).where("projectId", "=", projectId).where("id", "=", sectionId).execute();
}

async function record(
  command: ProjectCommand,
  kind: string,
  sectionId: string,
  aspect: "added" | "title" | "order" | "removed" | "restored",
): Promise<void> {
  await command.journal({ kind, about: sectionId });
  command.announce({ kind: "section", projectId: command.projectId, sectionId, aspect });
}

/** What the document's forms do: one deed an intent, each a command of the domain. */
import { addBlock, removeBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { changeBlock } from "../../../server/domain/document/block-changes.ts";
import { limits, requiredText } from "../../../server/domain/fields.ts";
import { takeRevision } from "../../../server/domain/history/revisions.ts";
import {
  addSection,
  moveSection,
  removeSection,
  renameSection,
  restoreSection,
} from "../../../server/domain/document/sections.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";
import { talkDeeds } from "../../talk/deeds.ts";
import { signOffDeeds } from "./sign-off-changes.ts";

function whole(text: string, field: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new Refusal("invalid", { fields: field }, field);
  return Number(text);
}

/** Does what was posted; answers with the block to show, or none. @throws Refusal */
export function changeDocument(posted: Posted, visit: SignedInVisit): Promise<string | undefined> {
  const { ground, actor, projectId } = visit;
  const block = posted.get("block");
  const section = posted.get("section");
  const shown = async (work: Promise<unknown>) => {
    await work;
    return block;
  };
  const done = async (work: Promise<unknown>) => {
    await work;
    return undefined;
  };
  const deeds: [string, () => Promise<unknown>][] = [
    ...Object.entries(signOffDeeds(posted, visit)),
    ...Object.entries(talkDeeds(posted, visit)),
  ];
  const ofPanel = deeds.map(([intent, deed]) => [intent, () => shown(deed())]);
  return byIntent<string | undefined>(posted, {
    ...(Object.fromEntries(ofPanel) as Record<string, () => Promise<string>>),
    title: () => shown(changeBlock(ground, actor, projectId, block, { title: posted.get("title") })),
    place: () => {
      const position = whole(posted.get("position"), "position");
      return shown(changeBlock(ground, actor, projectId, block, { sectionId: section || undefined, position }));
    },
    assignment: () => {
      const assignment = { responsible: posted.get("responsible"), due: posted.get("due") };
      return shown(changeBlock(ground, actor, projectId, block, assignment));
    },
    "not-required": () => {
      const notRequired = requiredText("notRequired", posted.get("notRequired"), limits.reason);
      return shown(changeBlock(ground, actor, projectId, block, { notRequired }));
    },
    required: () => shown(changeBlock(ground, actor, projectId, block, { notRequired: null })),
    revision: () => shown(takeRevision(ground, projectId, posted.get("text"), "asked", actor)),
    restore: () => shown(restoreBlock(ground, actor, projectId, block)),
    removal: () => done(removeBlock(ground, actor, projectId, block)),
    "new-block": async () => {
      const input = posted.get("key") ? { key: posted.get("key") } : { title: posted.get("title") };
      return (await addBlock(ground, actor, projectId, section, input)).blockId;
    },
    "new-section": () => done(addSection(ground, actor, projectId, posted.get("title"))),
    "section-title": () => done(renameSection(ground, actor, projectId, section, posted.get("title"))),
    "section-place": () =>
      done(moveSection(ground, actor, projectId, section, whole(posted.get("position"), "position"))),
    "section-restore": () => done(restoreSection(ground, actor, projectId, section)),
    "section-removal": () => done(removeSection(ground, actor, projectId, section)),
  });
}

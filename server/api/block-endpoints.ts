/** Blocks, their revisions and kept edits in the JSON API. */
import { changeBlock } from "../domain/document/block-changes.ts";
import { readBlock } from "../domain/document/block-reading.ts";
import { addBlock, removeBlock, restoreBlock } from "../domain/document/blocks.ts";
import { keepEdits } from "../domain/history/kept-edits.ts";
import { anyBlock, liveBlock } from "../domain/document/live-rows.ts";
import { blockOverview } from "../domain/document/outline.ts";
import { compareRevisions, readMoment } from "../domain/history/revision-comparison.ts";
import { listRevisions } from "../domain/history/revision-list.ts";
import { restoreRevision } from "../domain/history/revision-restoring.ts";
import { takeRevision } from "../domain/history/revisions.ts";
import { endpoint, type Call } from "./endpoint.ts";
import { blockAnswer } from "./project-endpoints.ts";
import * as shapes from "./shapes.ts";

/** The block as it stands after a command that was let through. */
export async function blockNow({ ground, params }: Pick<Call, "ground" | "params">, blockId: string) {
  return blockAnswer(await blockOverview(ground.facts, params.p!, blockId));
}

export const blockEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/blocks/:b",
    summary: "A block with its live text",
    policy: "text.read",
    status: 200,
    answer: shapes.blockReading,
    handle: async ({ ground, actor, params }) => {
      const { block, content, hash, markdown, revision } = await readBlock(ground, actor, params.p!, params.b!);
      return { ...blockAnswer(block), content: { ...content }, hash, markdown, revision };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/sections/:s/blocks",
    summary: "Adds a block to a section",
    policy: "block.add",
    body: shapes.newBlock,
    status: 201,
    answer: shapes.block,
    handle: async (call) => {
      const { ground, actor, params, body } = call;
      return blockNow(call, (await addBlock(ground, actor, params.p!, params.s!, body)).blockId);
    },
  }),
  endpoint({
    method: "patch",
    path: "/projects/:p/blocks/:b",
    summary: "Changes title, place, responsible, due date or «нет требований»: all that is given, or nothing",
    policy: "block.change",
    body: shapes.blockChanges,
    status: 200,
    answer: shapes.block,
    handle: async (call) => {
      const { ground, actor, params, body } = call;
      await changeBlock(ground, actor, params.p!, params.b!, body);
      return blockNow(call, params.b!);
    },
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/blocks/:b",
    summary: "Moves a draft to the bin",
    policy: "block.remove",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => removeBlock(ground, actor, params.p!, params.b!),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/restore",
    summary: "Takes a block back from the bin",
    policy: "block.remove",
    status: 200,
    answer: shapes.block,
    handle: async (call) => {
      await restoreBlock(call.ground, call.actor, call.params.p!, call.params.b!);
      return blockNow(call, call.params.b!);
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/blocks/:b/revisions",
    summary: "Stored revisions, the latest first",
    policy: "text.read",
    status: 200,
    answer: shapes.revisionList,
    handle: async ({ ground, actor, params }) => ({
      revisions: await listRevisions(ground, actor, params.p!, params.b!),
    }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/revisions",
    summary: "Takes a revision now; an unchanged text answers its latest one",
    policy: "revision.take",
    status: 200,
    answer: shapes.revision,
    handle: async ({ ground, actor, params }) => {
      const { textId } = await liveBlock(ground.facts, params.p!, params.b!);
      return takeRevision(ground, params.p!, textId, "asked", actor);
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/blocks/:b/revisions/:a/diff/:d",
    summary: "The redline from revision a to revision c; either may be `now`, the live text",
    policy: "text.read",
    query: { language: "ru or en: the language of the words in the HTML; without it, yours" },
    status: 200,
    answer: shapes.comparison,
    handle: async ({ ground, actor, account, params, query }) => {
      const asked = query.language === "ru" || query.language === "en" ? query.language : undefined;
      const span = { before: readMoment(params.a!), after: readMoment(params.d!) };
      const reading = { language: asked ?? account?.language ?? "ru", tree: true };
      const { redline, ...made } = await compareRevisions(ground, actor, params.p!, params.b!, span, reading);
      return { ...span, ...made, redline: { ...redline!, pieces: redline!.pieces.map((piece) => ({ ...piece })) } };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/revisions/:a/restore",
    summary: "Puts the text of an old revision back as a new edit; what stood there stays as a revision",
    policy: "revision.restore",
    status: 200,
    answer: shapes.restoration,
    handle: ({ ground, actor, params }) => restoreRevision(ground, actor, params.p!, params.b!, params.a!),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/kept-edits",
    summary: "Keeps edits that were not accepted, also of a block in the bin",
    policy: "kept-edits.own",
    body: shapes.unacceptedEdits,
    status: 201,
    answer: shapes.kept,
    handle: async ({ ground, actor, params, body }) => {
      const { textId } = await anyBlock(ground.facts, params.p!, params.b!);
      const update = Buffer.from(body.update, "base64");
      return { id: await keepEdits(ground, actor, params.p!, textId, { ...body, update }) };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/texts/:t/kept-edits",
    summary: "The same by the text's id, for what a browser kept offline",
    policy: "kept-edits.own",
    body: shapes.unacceptedEdits,
    status: 201,
    answer: shapes.kept,
    handle: async ({ ground, actor, params, body }) => {
      const update = Buffer.from(body.update, "base64");
      return { id: await keepEdits(ground, actor, params.p!, params.t!, { ...body, update }) };
    },
  }),
];

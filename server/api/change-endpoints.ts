/** Change control in the JSON API: requests, their texts and impact, decisions, the rule and the budget. */
import { signWording } from "../domain/changes/confirming.ts";
import { signChange } from "../domain/changes/deciding.ts";
import { addTarget, chooseRequirement, editChange, removeTarget } from "../domain/changes/editing.ts";
import { estimateChange } from "../domain/changes/estimating.ts";
import { raiseChange } from "../domain/changes/raising.ts";
import { compareChange } from "../domain/changes/comparison.ts";
import { listChanges, readChange, readFilter } from "../domain/changes/reading.ts";
import { readRebase, rebaseChange } from "../domain/changes/rebasing.ts";
import { proposeReturn } from "../domain/changes/returning.ts";
import { configureChanges, readChangeTerms } from "../domain/changes/settings.ts";
import { cancelChange, closeChange, returnChange, submitChange } from "../domain/changes/submitting.ts";
import { readChangeNumber } from "../domain/changes/change-rows.ts";
import type { ChangeRequests } from "../db/change-schema.ts";
import * as shapes from "./change-shapes.ts";
import { endpoint, type Call } from "./endpoint.ts";

const path = "/projects/:p/changes";
const one = `${path}/:g`;
const changing = { status: 200, answer: shapes.changed } as const;
const changed = ({ number, state }: ChangeRequests) => ({ number, state });
const at = ({ params }: Pick<Call, "params">) => readChangeNumber(params.g);

export const changeEndpoints = [
  endpoint({
    method: "get",
    path,
    summary: "Change requests, the latest first, and what is spent of the change budget",
    policy: "change.read",
    query: { state: "`open`, `settled` or one of the states; all unless said", block: "Id of a block they change" },
    status: 200,
    answer: shapes.list,
    handle: ({ ground, actor, params, query }) => listChanges(ground, actor, params.p!, readFilter(query)),
  }),
  endpoint({
    method: "post",
    path,
    summary: "Raises a request on locked blocks; the text of each is forked, and written there",
    policy: "change.write",
    body: shapes.raising,
    status: 201,
    answer: shapes.changed,
    handle: async ({ ground, actor, params, body }) => changed(await raiseChange(ground, actor, params.p!, body)),
  }),
  endpoint({
    method: "post",
    path: `${path}/returns`,
    summary: "Proposes to return a block, or all locked ones, to an earlier version: a draft request with its texts",
    policy: "change.write",
    body: shapes.returning,
    status: 201,
    answer: shapes.changed,
    handle: async ({ ground, actor, params, body: { version, block: blockId } }) =>
      changed(await proposeReturn(ground, actor, params.p!, { version, blockId })),
  }),
  endpoint({
    method: "get",
    path: one,
    summary: "A request with its blocks, who decides on it, and what its approval would make of the budget",
    policy: "change.read",
    status: 200,
    answer: shapes.whole,
    handle: (call) => readChange(call.ground, call.actor, call.params.p!, at(call)),
  }),
  endpoint({
    method: "patch",
    path: one,
    summary: "Corrects fields of a request that is being written",
    policy: "change.write",
    body: shapes.editing,
    ...changing,
    handle: async (call) => changed(await editChange(call.ground, call.actor, call.params.p!, at(call), call.body)),
  }),
  endpoint({
    method: "put",
    path: `${one}/blocks/:b`,
    summary: "Adds a locked block to a request that is being written",
    policy: "change.write",
    ...changing,
    handle: async (call) => changed(await addTarget(call.ground, call.actor, call.params.p!, at(call), call.params.b!)),
  }),
  endpoint({
    method: "delete",
    path: `${one}/blocks/:b`,
    summary: "Takes a block out of a request that is being written",
    policy: "change.write",
    ...changing,
    handle: async (call) =>
      changed(await removeTarget(call.ground, call.actor, call.params.p!, at(call), call.params.b!)),
  }),
  endpoint({
    method: "get",
    path: `${one}/blocks/:b/redline`,
    summary: "What the request changes in a block: from its base to what it leads to",
    policy: "change.read",
    status: 200,
    answer: shapes.redline,
    handle: async (call) => {
      const place = { number: at(call), blockId: call.params.b! };
      const language = call.account?.language ?? "ru";
      const { redline, ...made } = await compareChange(call.ground, call.actor, call.params.p!, place, {
        ...{ language, tree: true },
      });
      return { ...made, redline: { ...redline!, pieces: redline!.pieces.map((piece) => ({ ...piece })) } };
    },
  }),
  endpoint({
    method: "put",
    path: `${one}/requirements/:u`,
    summary: "Says that a requirement is touched too",
    policy: "change.write",
    ...changing,
    handle: async (call) => {
      const chosen = { uuid: call.params.u!, touched: true };
      return changed(await chooseRequirement(call.ground, call.actor, call.params.p!, at(call), chosen));
    },
  }),
  endpoint({
    method: "delete",
    path: `${one}/requirements/:u`,
    summary: "Takes a requirement off, unless the text itself changes it",
    policy: "change.write",
    ...changing,
    handle: async (call) => {
      const chosen = { uuid: call.params.u!, touched: false };
      return changed(await chooseRequirement(call.ground, call.actor, call.params.p!, at(call), chosen));
    },
  }),
  endpoint({
    method: "put",
    path: `${one}/impact`,
    summary: "Says what a request costs, until somebody has decided on it",
    policy: "change.write",
    body: shapes.impact,
    ...changing,
    handle: async (call) => changed(await estimateChange(call.ground, call.actor, call.params.p!, at(call), call.body)),
  }),
  endpoint({
    method: "post",
    path: `${one}/submission`,
    summary: "Submits a request with its texts as they stand: they are locked",
    policy: "change.write",
    ...changing,
    handle: async (call) => changed(await submitChange(call.ground, call.actor, call.params.p!, at(call))),
  }),
  endpoint({
    method: "post",
    path: `${one}/return`,
    summary: "Returns a request to work: what was decided on it counts no more",
    policy: "change.write",
    ...changing,
    handle: async (call) => changed(await returnChange(call.ground, call.actor, call.params.p!, at(call))),
  }),
  endpoint({
    method: "post",
    path: `${one}/cancellation`,
    summary: "Cancels a request, by its author or a leader",
    policy: "change.write",
    ...changing,
    handle: async (call) => changed(await cancelChange(call.ground, call.actor, call.params.p!, at(call))),
  }),
  endpoint({
    method: "post",
    path: `${one}/decisions`,
    summary: "Decides on a request exactly as it was read; the decision that completes the rule applies it at once",
    policy: "change.decide",
    body: shapes.deciding,
    status: 201,
    answer: shapes.decided,
    handle: async (call) => {
      const { confirmation, acceptRules, ...deciding } = call.body;
      const signature = { confirmation, ...(acceptRules !== undefined && { acceptRules }) };
      const made = await signChange(call.ground, call.actor, call.params.p!, at(call), deciding, signature);
      return { ...changed(made.request), decision: made.decision.id };
    },
  }),
  endpoint({
    method: "post",
    path: `${one}/confirmations`,
    summary: "Confirms the clearer wording of what one had signed",
    policy: "sign-off.give",
    body: shapes.confirming,
    status: 201,
    answer: shapes.confirmed,
    handle: async (call) => {
      const { hash, confirmation, acceptRules } = call.body;
      const signature = { confirmation, ...(acceptRules !== undefined && { acceptRules }) };
      const given = await signWording(call.ground, call.actor, call.params.p!, at(call), hash, signature);
      return { signOffs: given.map(({ id }) => id) };
    },
  }),
  endpoint({
    method: "post",
    path: `${one}/closing`,
    summary: "Closes an applied change: nothing more is done about it",
    policy: "change.lead",
    ...changing,
    handle: async (call) => changed(await closeChange(call.ground, call.actor, call.params.p!, at(call))),
  }),
  endpoint({
    method: "get",
    path: `${one}/rebase`,
    summary: "What a rebase would ask: blocks that have changed since, and the places that both have changed",
    policy: "change.read",
    status: 200,
    answer: shapes.moved,
    handle: async (call) => ({ blocks: await readRebase(call.ground, call.actor, call.params.p!, at(call)) }),
  }),
  endpoint({
    method: "post",
    path: `${one}/rebase`,
    summary: "Makes the forks anew of what the blocks are now, as was chosen; the request is a draft again",
    policy: "change.write",
    body: shapes.rebase,
    ...changing,
    handle: async (call) => changed(await rebaseChange(call.ground, call.actor, call.params.p!, at(call), call.body)),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/change-settings",
    summary: "Who decides on changes, and the change budget",
    policy: "change.read",
    status: 200,
    answer: shapes.terms,
    handle: ({ ground, actor, params }) => readChangeTerms(ground, actor, params.p!),
  }),
  endpoint({
    method: "put",
    path: "/projects/:p/change-settings",
    summary: "Sets who decides on changes, and the change budget; requests under way included",
    policy: "change.configure",
    body: shapes.choice,
    status: 200,
    answer: shapes.terms,
    handle: ({ ground, actor, params, body }) => configureChanges(ground, actor, params.p!, body),
  }),
];

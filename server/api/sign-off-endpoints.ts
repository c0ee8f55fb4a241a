/** Rounds, visas, remarks, reopening and versions in the JSON API. */
import type { SignOffs } from "../db/sign-off-schema.ts";
import { readBlockSignOff } from "../domain/sign-off/block-sign-off.ts";
import { delegateSignOff } from "../domain/sign-off/delegating.ts";
import { enterFromPaper } from "../domain/sign-off/paper.ts";
import { largestPaperBody } from "../domain/sign-off/paper-files.ts";
import { readPaperFile } from "../domain/sign-off/paper-reading.ts";
import { answerRemark } from "../domain/sign-off/remarks.ts";
import { reopenBlock } from "../domain/sign-off/reopening.ts";
import { revokeSignOff } from "../domain/sign-off/revoking.ts";
import { submitBlock, withdrawRound } from "../domain/sign-off/rounds.ts";
import { signBlocks } from "../domain/sign-off/signing.ts";
import { approveVersion, listVersions, readNextVersion, type UnagreedBlock } from "../domain/sign-off/versions.ts";
import { listVisas } from "../domain/sign-off/visa-list.ts";
import type { ShownVisa } from "../domain/sign-off/visa-rows.ts";
import { blockNow } from "./block-endpoints.ts";
import { endpoint } from "./endpoint.ts";
import { stateName } from "./project-endpoints.ts";
import { block } from "./shapes.ts";
import * as shapes from "./sign-off-shapes.ts";

function signOffAnswer({ id, blockId, hash, decision, late, confirmedBy, at }: SignOffs) {
  return { id, block: blockId, hash, decision, late: late === 1, confirmedBy, at };
}

function visaAnswer(visa: ShownVisa) {
  const { id, blockId, hash, decision, late, confirmedBy, at, round, revision, memberId } = visa;
  const { name, position, behalf, differenceOnly, revoked, paper, file } = visa;
  return {
    ...{ id, block: blockId, hash, decision, late, confirmedBy, at, round, revision, memberId },
    ...{ name, position, behalf, differenceOnly, revokedAt: revoked?.at ?? null },
    ...{ enteredBy: paper?.enteredBy ?? null, signedOn: paper?.signedOn ?? null, file },
  };
}

function unagreedAnswer(blocks: UnagreedBlock[]) {
  return blocks.map(({ state, ...rest }) => ({ ...rest, state: stateName(state) }));
}

export const signOffEndpoints = [
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/rounds",
    summary: "Submits a block to its approvers: its text is locked and what is locked is signed",
    policy: "round.open",
    body: shapes.submission,
    status: 201,
    answer: shapes.openedRound,
    handle: ({ ground, actor, params, body }) => submitBlock(ground, actor, params.p!, params.b!, body),
  }),
  endpoint({
    method: "delete",
    path: "/projects/:p/blocks/:b/rounds/current",
    summary: "Withdraws the round under way",
    policy: "round.withdraw",
    status: 204,
    answer: null,
    handle: ({ ground, actor, params }) => withdrawRound(ground, actor, params.p!, params.b!),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/blocks/:b/sign-off",
    summary: "The latest round of a block, its visas and remarks, and what is expected of you",
    policy: "sign-off.read",
    status: 200,
    answer: shapes.blockSignOff,
    handle: async ({ ground, actor, params }) => {
      const { round, remarks, ...rest } = await readBlockSignOff(ground, actor, params.p!, params.b!);
      const approvers = round?.approvers.map((approver) => ({ ...approver })) ?? [];
      return { ...rest, round: round && { ...round, approvers }, remarks: remarks.map((remark) => ({ ...remark })) };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/sign-offs",
    summary: "Gives your decision on the text you have read",
    policy: "sign-off.give",
    body: shapes.signing,
    status: 201,
    answer: shapes.signOff,
    handle: async ({ ground, actor, params, body }) => {
      const { hash, decision, remark, quote, prefix, suffix, replacement, ...proof } = body;
      const remarks = [{ body: remark, quote, prefix, suffix, replacement }];
      const deciding = [{ blockId: params.b!, hash, decision, remarks }];
      const [given] = await signBlocks(ground, actor, params.p!, deciding, { confirmation: undefined, ...proof });
      return signOffAnswer(given!);
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/sign-offs",
    summary: "Agrees to several blocks under one confirmation: all of them or none",
    policy: "sign-off.give",
    body: shapes.signingMany,
    status: 201,
    answer: shapes.signOffs,
    handle: async ({ ground, actor, params, body }) => {
      const { blocks, ...proof } = body;
      const deciding = blocks.map((one) => ({ blockId: one.block, hash: one.hash, decision: "agreed" as const }));
      const given = await signBlocks(ground, actor, params.p!, deciding, { confirmation: undefined, ...proof });
      return { signOffs: given.map(signOffAnswer) };
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/sign-offs",
    summary: "Every visa of the project, the earliest first",
    policy: "sign-off.read",
    status: 200,
    answer: shapes.signOffList,
    handle: async ({ ground, actor, params }) => ({
      signOffs: (await listVisas(ground, actor, params.p!)).map(visaAnswer),
    }),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/sign-offs/:v/revocation",
    summary: "Takes back your own visa",
    policy: "sign-off.give",
    body: shapes.revocation,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => revokeSignOff(ground, actor, params.p!, params.v!, body.reason),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/paper-sign-offs",
    summary:
      "Enters what an approver has signed on paper, with its scan or signature file; the file is kept, not verified",
    policy: "sign-off.enter-from-paper",
    body: shapes.paper,
    largestBody: largestPaperBody,
    status: 201,
    answer: shapes.signOff,
    handle: async ({ ground, actor, params, body }) => {
      const { member, remark, file, signedOn = null, ...rest } = body;
      const remarks = [{ body: remark }];
      const paper = { ...rest, memberId: member, remarks, signedOn, file: Buffer.from(file, "base64") };
      return signOffAnswer(await enterFromPaper(ground, actor, params.p!, params.b!, paper));
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/sign-offs/:v/file",
    summary: "The scan or the signature file of a visa that was entered from paper",
    policy: "sign-off.read",
    status: 200,
    answer: shapes.paperFile,
    handle: async ({ ground, actor, params }) => {
      const { bytes, ...file } = await readPaperFile(ground, actor, params.p!, params.v!);
      return { ...file, size: bytes.length, file: bytes.toString("base64") };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/rounds/current/delegation",
    summary: "Hands your decision in the round under way to a colleague",
    policy: "sign-off.give",
    body: shapes.delegation,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => delegateSignOff(ground, actor, params.p!, params.b!, body),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/remarks/:k/answer",
    summary: "Answers a remark; taken, it opens the block and puts the proposed words in",
    policy: "remark.answer",
    body: shapes.remarkAnswer,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => answerRemark(ground, actor, params.p!, params.k!, body),
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/blocks/:b/reopen",
    summary: "Opens an agreed block again, for a stated reason",
    policy: "block.reopen",
    body: shapes.reopening,
    status: 200,
    answer: block,
    handle: async (call) => {
      await reopenBlock(call.ground, call.actor, call.params.p!, call.params.b!, call.body);
      return blockNow(call, call.params.b!);
    },
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/versions",
    summary: "Approved versions, the latest first",
    policy: "sign-off.read",
    status: 200,
    answer: shapes.versionList,
    handle: async ({ ground, actor, params }) => ({ versions: await listVersions(ground, actor, params.p!) }),
  }),
  endpoint({
    method: "get",
    path: "/projects/:p/versions/next",
    summary: "The version that the owner could approve now, and what stands in the way",
    policy: "sign-off.read",
    status: 200,
    answer: shapes.nextVersion,
    handle: async ({ ground, actor, params }) => {
      const { manifest, hash, missing, leftOut } = await readNextVersion(ground, actor, params.p!);
      const { number, blocks } = manifest;
      return { number, blocks, hash, missing: unagreedAnswer(missing), leftOut: unagreedAnswer(leftOut) };
    },
  }),
  endpoint({
    method: "post",
    path: "/projects/:p/versions",
    summary: "Approves the version whose manifest was read; its blocks come under change control",
    policy: "version.approve",
    body: shapes.approval,
    status: 201,
    answer: shapes.approvedVersion,
    handle: async ({ ground, actor, params, body }) => {
      const { hash, ...proof } = body;
      return approveVersion(ground, actor, params.p!, hash, { confirmation: undefined, ...proof });
    },
  }),
];

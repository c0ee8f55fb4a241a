import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../server/api/endpoints.ts";
import { assignBlock } from "../../server/domain/document/block-changes.ts";
import { removeBlock } from "../../server/domain/document/blocks.ts";
import type { Actor } from "../../server/domain/command.ts";
import { installationPolicy, insideRoles, may, policy, roles, type Act } from "../../server/domain/people.ts";
import { openThread } from "../../server/domain/discussion/opening.ts";
import { resolveThread } from "../../server/domain/discussion/settling.ts";
import { nameApprover } from "../../server/domain/sign-off/approvers.ts";
import { decide } from "../../server/domain/sign-off/deciding.ts";
import { submitBlock } from "../../server/domain/sign-off/rounds.ts";
import { enterFromPaper } from "../../server/domain/sign-off/paper.ts";
import { readNextVersion } from "../../server/domain/sign-off/versions.ts";
import { inviteCompany } from "../../server/domain/tender/companies.ts";
import { readNextPublication } from "../../server/domain/tender/publishing.ts";
import { serveApi, type Api, type Reply } from "../helpers/api.ts";
import type { TestGround } from "../helpers/ground.ts";
import { pdf } from "../helpers/papers.ts";
import { allow, givePasskey } from "../helpers/passkeys.ts";
import { writeRequirements } from "../helpers/requirements.ts";
import {
  everything,
  newProject,
  person,
  project,
  projectGrounds,
  staff,
  type TestProject,
} from "../helpers/projects.ts";
import { proved } from "../helpers/sign-off.ts";
import { sending } from "../helpers/tender.ts";
import { typed } from "../helpers/typed.ts";
import { answerSamples } from "./answer-samples.ts";
import { changeLogPreparations, changeLogSamples } from "./change-log-samples.ts";
import { changePreparations, changeSamples, type ChangeIds } from "./change-samples.ts";
import { contractorPreparations, contractorSamples, type ContractorIds } from "./contractor-samples.ts";
import { fileFor, fileSamples, type FileIds } from "./file-samples.ts";
import { interviewFor, interviewPreparations, interviewSamples, type InterviewIds } from "./interview-samples.ts";
import { questionPreparations, questionSamples, spokenQuestions, type QuestionIds } from "./question-samples.ts";
import {
  questionnaireFor,
  questionnairePreparations,
  questionnaireSamples,
  type QuestionnaireIds,
} from "./questionnaire-samples.ts";
import { wordingPreparations, wordingSamples, type WordingIds } from "./wording-samples.ts";

const open = projectGrounds();

interface Ids extends QuestionIds, ChangeIds, ContractorIds, InterviewIds, QuestionnaireIds, FileIds, WordingIds {
  p: string;
  s: string;
  b: string;
  m: string;
  t: string;
  c: string;
  /** Somebody named for the block, and a role of the template. */
  n: string;
  r: string;
  removed: string;
  newcomer: string;
  /** A visa, a remark, the hash of a text, that of a manifest. */
  v: string;
  k: string;
  hash: string;
  manifest: string;
  /** A discussion and a comment in it. */
  h: string;
  o: string;
  /** Two moments of the block. */
  a: string;
  d: string;
  /** A company of the tender. */
  w: string;
}

const edits = { update: Buffer.from(typed("Набрано")).toString("base64"), reason: "locked" };

const password = "вид с моста";

/** Brings the project to where the endpoint can do its work for this member. */
const preparations: Record<string, (stage: Stage, who: Member) => Promise<Partial<Ids>>> = {
  "post /projects/:p/blocks/:b/rounds": async (stage, who) => {
    await answerFor(stage, who);
    await stage.made.join("approver", "РОП");
    return {};
  },
  "delete /projects/:p/blocks/:b/rounds/current": async (stage, who) => {
    await answerFor(stage, who);
    await stage.made.join("approver", "РОП");
    await submitBlock(stage.ground, who, stage.ids.p, stage.ids.b);
    return {};
  },
  "post /projects/:p/blocks/:b/sign-offs": submitTo,
  "post /projects/:p/sign-offs": submitTo,
  "post /projects/:p/sign-offs/:v/revocation": async (stage, who) => {
    const { hash } = await submitTo(stage, who);
    const deciding = [{ blockId: stage.ids.b, hash: hash!, decision: "agreed" as const }];
    const [visa] = await decide(stage.ground, who, stage.ids.p, deciding, proved);
    return { v: visa!.id };
  },
  "post /projects/:p/blocks/:b/paper-sign-offs": async (stage) => {
    const { hash } = await submitTo(stage, stage.people.approver);
    return { hash, m: stage.people.approver.memberId };
  },
  "get /projects/:p/sign-offs/:v/file": async (stage) => {
    const { ground, made, ids, people } = stage;
    const { hash } = await submitTo(stage, people.approver);
    const paper = { memberId: people.approver.memberId, hash: hash!, decision: "agreed", file: pdf } as const;
    return { v: (await enterFromPaper(ground, made.manager, ids.p, ids.b, paper)).id };
  },
  "post /projects/:p/blocks/:b/rounds/current/delegation": submitTo,
  "post /projects/:p/remarks/:k/answer": async (stage, who) => {
    const signer = stage.people.approver;
    const { hash } = await submitTo(stage, signer);
    await answerFor(stage, who);
    const remarks = [{ body: "Точнее" }];
    const deciding = [{ blockId: stage.ids.b, hash: hash!, decision: "agreed-with-remarks" as const, remarks }];
    await decide(stage.ground, signer, stage.ids.p, deciding, proved);
    const { id } = await stage.ground.facts.selectFrom("remarks").select("id").executeTakeFirstOrThrow();
    return { k: id };
  },
  "post /projects/:p/blocks/:b/reopen": async (stage) => {
    const { hash } = await submitTo(stage, stage.people.approver);
    const deciding = [{ blockId: stage.ids.b, hash: hash!, decision: "agreed" as const }];
    await decide(stage.ground, stage.people.approver, stage.ids.p, deciding, proved);
    return {};
  },
  ...questionPreparations,
  ...changePreparations,
  ...contractorPreparations,
  ...interviewPreparations,
  ...questionnairePreparations,
  ...wordingPreparations,
  "patch /projects/:p/threads/:h/comments/:o": speak,
  "delete /projects/:p/threads/:h/comments/:o": speak,
  "delete /projects/:p/threads/:h/resolution": async ({ ground, made, ids }) => {
    await resolveThread(ground, made.manager, ids.p, ids.h);
    return {};
  },
  "post /projects/:p/passkey-challenges": async (stage, who) => {
    const submitted = await submitTo(stage, who);
    await givePasskey(stage.ground, who);
    await allow(stage.ground, stage.made.manager, stage.ids.p, "passkey");
    return submitted;
  },
  "post /projects/:p/publications": async ({ ground, ids }, who) => ({
    manifest: (await readNextPublication(ground, who, ids.p, "living")).digest,
  }),
  ...changeLogPreparations,
  "post /projects/:p/versions": async (stage, who) => {
    const { ground, ids, people } = stage;
    await givePassword(stage, who);
    const approvers = [{ memberId: people.approver.memberId, mandatory: true }];
    for (const { id } of (await stage.made.now()).sections.flatMap(({ blocks }) => blocks)) {
      const { hash } = await submitBlock(ground, stage.made.manager, ids.p, id, { approvers });
      await decide(ground, people.approver, ids.p, [{ blockId: id, hash, decision: "agreed" }], proved);
    }
    return { manifest: (await readNextVersion(ground, who, ids.p)).hash };
  },
};

/** A comment of one's own. */
async function speak({ ground, ids }: Stage, who: Actor): Promise<Partial<Ids>> {
  const { threadId, id } = await openThread(ground, who, ids.p, beginning(ids.b));
  return { h: threadId, o: id };
}

const beginning = (blockId: string) => ({ blockId, place: { kind: "block" }, body: "Когда?" });

async function answerFor({ ground, made, ids }: Stage, who: Member): Promise<void> {
  await assignBlock(ground, made.manager, ids.p, ids.b, { responsible: who.memberId });
}

async function givePassword({ ground }: Stage, who: Member): Promise<void> {
  const passwordHash = await ground.passwords.hash(password);
  await ground.facts.updateTable("accounts").set({ passwordHash }).where("id", "=", who.accountId).execute();
}

async function submitTo(stage: Stage, who: Member): Promise<Partial<Ids>> {
  await givePassword(stage, who);
  const approvers = [{ memberId: who.memberId, mandatory: true }];
  const { hash } = await submitBlock(stage.ground, stage.made.manager, stage.ids.p, stage.ids.b, { approvers });
  return { hash };
}
const signOffChoice = { confirmations: ["code"], deadlineDays: 3, defaultConsentDays: null, escalationDays: 1 };
const signingRules = { body: "Подписывает согласующий.", orderNumber: "17-п", orderDate: "2026-02-16" };

/** A good request for every endpoint of a project; an endpoint that is not here fails the test. */
const samples: Record<string, (ids: Ids) => { ids?: Partial<Ids>; query?: string; body?: unknown; raw?: string }> = {
  "get /projects/:p/blocks/:b/sign-off": () => ({}),
  "post /projects/:p/blocks/:b/rounds": () => ({ body: { deadline: null } }),
  "delete /projects/:p/blocks/:b/rounds/current": () => ({}),
  "post /projects/:p/blocks/:b/sign-offs": ({ hash }) => ({
    body: { hash, decision: "agreed", confirmation: { password } },
  }),
  "post /projects/:p/sign-offs": ({ b, hash }) => ({
    body: { blocks: [{ block: b, hash }], confirmation: { password } },
  }),
  "get /projects/:p/sign-offs": () => ({}),
  "get /projects/:p/sign-offs/:v/file": () => ({}),
  "post /projects/:p/blocks/:b/paper-sign-offs": ({ m, hash }) => ({
    body: { member: m, hash, decision: "agreed", file: pdf.toString("base64") },
  }),
  "post /projects/:p/sign-offs/:v/revocation": () => ({ body: { reason: "Поторопился" } }),
  "post /projects/:p/blocks/:b/rounds/current/delegation": ({ m }) => ({ body: { memberId: m, reason: "В отпуске" } }),
  "post /projects/:p/remarks/:k/answer": () => ({ body: { answer: "declined", text: "Сказано в другом блоке" } }),
  "post /projects/:p/blocks/:b/reopen": () => ({ body: { kind: "editorial", reason: "Опечатка" } }),
  "get /projects/:p/versions": () => ({}),
  "get /projects/:p/versions/next": () => ({}),
  "post /projects/:p/versions": ({ manifest }) => ({ body: { hash: manifest, confirmation: { password } } }),
  "get /projects/:p/threads": () => ({}),
  "post /projects/:p/threads": ({ b }) => ({ body: { block: b, place: { kind: "block" }, body: "Когда?" } }),
  "get /projects/:p/threads/:h": () => ({}),
  "post /projects/:p/threads/:h/comments": () => ({ body: { body: "Завтра" } }),
  "patch /projects/:p/threads/:h/comments/:o": () => ({ body: { body: "Послезавтра" } }),
  "delete /projects/:p/threads/:h/comments/:o": () => ({}),
  "post /projects/:p/threads/:h/resolution": () => ({}),
  "delete /projects/:p/threads/:h/resolution": () => ({}),
  "put /projects/:p/threads/:h/assignment": ({ m }) => ({ body: { member: m, due: "2026-12-01" } }),
  "put /projects/:p/threads/:h/reading": () => ({ body: { upTo: 1 } }),
  ...answerSamples,
  ...questionSamples,
  ...changeLogSamples,
  ...changeSamples,
  ...contractorSamples,
  ...interviewSamples,
  ...questionnaireSamples,
  ...fileSamples,
  ...wordingSamples,
  "get /projects/:p": () => ({}),
  "get /projects/:p/readiness": () => ({}),
  "get /projects/:p/journal": () => ({}),
  "get /projects/:p/journal/head": () => ({}),
  "get /projects/:p/blocks/:b": () => ({}),
  "post /projects/:p/sections/:s/blocks": () => ({ body: { title: "Новый" } }),
  "patch /projects/:p/blocks/:b": () => ({ body: { title: "Иначе" } }),
  "delete /projects/:p/blocks/:b": () => ({}),
  "post /projects/:p/blocks/:b/restore": ({ removed }) => ({ ids: { b: removed } }),
  "get /projects/:p/blocks/:b/revisions": () => ({}),
  "post /projects/:p/blocks/:b/revisions": () => ({}),
  "get /projects/:p/blocks/:b/revisions/:a/diff/:d": () => ({}),
  "post /projects/:p/blocks/:b/revisions/:a/restore": () => ({}),
  "post /projects/:p/blocks/:b/kept-edits": () => ({ body: edits }),
  "post /projects/:p/texts/:t/kept-edits": () => ({ body: edits }),
  "get /projects/:p/search": () => ({}),
  "get /projects/:p/occurrences": () => ({ query: "find=abc" }),
  "post /projects/:p/replacements": ({ b }) => ({
    body: { find: "своё", by: "чужое", blocks: [{ id: b, version: 1 }] },
  }),
  "post /projects/:p/replacements/undone": ({ b }) => ({ body: { blocks: [{ id: b, places: [] }] } }),
  "get /projects/:p/requirements": () => ({}),
  "get /projects/:p/requirements/:c": () => ({}),
  "patch /projects/:p/requirements/:c": () => ({ body: { priority: "could", stage: "Этап 2", status: "accepted" } }),
  "get /projects/:p/blocks/:b/forms": () => ({}),
  "get /projects/:p/approvers": () => ({}),
  "post /projects/:p/approvers": ({ s, m }) => ({ body: { section: s, member: m, mandatory: false, step: 2 } }),
  "patch /projects/:p/approvers/:n": () => ({ body: { mandatory: false, behalf: "Отдел продаж" } }),
  "delete /projects/:p/approvers/:n": () => ({}),
  "patch /projects/:p/approver-roles/:r": ({ m }) => ({ body: { member: m, insteadOf: null } }),
  "post /projects/:p/members": ({ newcomer }) => ({ body: { email: newcomer, role: "editor" } }),
  "delete /projects/:p/members/:m": () => ({}),
  "post /projects/:p/invitations": () => ({ body: { email: "new@firm.example", role: "editor", delivery: "link" } }),
  "post /projects/:p/signing-codes": ({ b }) => ({ body: { blocks: [b] } }),
  "post /projects/:p/passkey-challenges": ({ b, hash }) => ({
    body: { blocks: [{ block: b, hash, decision: "agreed" }] },
  }),
  "get /projects/:p/sign-off-settings": () => ({}),
  "put /projects/:p/sign-off-settings": () => ({ body: signOffChoice }),
  "get /projects/:p/tender": () => ({}),
  "patch /projects/:p/tender": () => ({ body: { secrecy: "Коммерческая тайна", questionsUntil: "2026-12-21" } }),
  "get /projects/:p/companies": () => ({}),
  "post /projects/:p/companies": () => ({ body: { name: "АО «Бета»", people: [{ email: "b@beta.example" }] } }),
  "post /projects/:p/companies/:w/people": () => ({ body: { people: [{ email: "more@alfa.example" }] } }),
  "delete /projects/:p/companies/:w": () => ({}),
  "get /projects/:p/publications": () => ({}),
  "get /projects/:p/publications/next": () => ({}),
  "post /projects/:p/publications": ({ manifest }) => ({ body: { name: "ТЗ на тендер", digest: manifest } }),
  "get /projects/:p/signing-rules": () => ({}),
  "post /projects/:p/signing-rules": () => ({ body: signingRules }),
};

type Stage = Awaited<ReturnType<typeof setUp>>;
type Member = Stage["people"]["editor"];

/** Names the manager for the first block. */
async function nameFirst(ground: TestGround, made: TestProject): Promise<string> {
  const { sections, memberId } = await made.now();
  const place = { blockId: sections[0]!.blocks[0]!.id };
  return nameApprover(ground, made.manager, made.id, place, { memberId });
}

/** A company without people. */
async function letIn(ground: TestGround, { id, manager }: TestProject): Promise<string> {
  const company = { name: "ООО «Альфа»", people: [], ...sending };
  return (await inviteCompany(ground, manager, id, company)).companyId;
}

/** @param name of the endpoint that is asked: some need more than others */
async function setUp(name = "") {
  const stage = await prepare(name);
  return { ...stage, api: await serveApi(stage.ground) };
}

async function prepare(name: string) {
  const ground = await open();
  const made = await project(ground);
  const people = await staff(made);
  const [purpose] = (await made.now()).sections;
  const [block, removed] = purpose!.blocks;
  await removeBlock(ground, made.manager, made.id, removed!.id);
  await writeRequirements(ground, made.manager, block!.textId, { uuid: "here", statement: "Своё" });
  const { threadId: h, id: o } = await openThread(ground, made.manager, made.id, beginning(block!.id));
  const ids: Ids = {
    ...{ h, o, ...(await spokenQuestions(ground, made)), ...(await interviewFor(name, ground, made)) },
    ...(await questionnaireFor(name, ground, made)),
    ...{
      a: "1",
      d: "now",
      c: "ТЗ-PUR-001",
      v: "no visa",
      k: "no remark",
      hash: "0".repeat(64),
      manifest: "0".repeat(64),
    },
    w: await letIn(ground, made),
    ...{ g: "1", u: "here", z: "no request" },
    ...(await fileFor(name, ground, made, block!.textId)),
    ...{ p: made.id, s: purpose!.id, b: block!.id, t: block!.textId, removed: removed!.id },
    ...{ n: await nameFirst(ground, made), r: "sales-head" },
    ...{ m: (await made.join("editor")).memberId, newcomer: (await person(ground)).account.email },
  };
  return { ground, made, people, ids };
}

/** A project where what must change nothing is asked: each time it is compared whole, so that all can ask in one. */
async function standFor(name: string) {
  const stage = await prepare(name);
  const other = await project(stage.ground);
  const [section] = (await other.now()).sections;
  const { id: b, textId: t } = section!.blocks[0]!;
  const theirs = { uuid: "there", statement: "Чужое" };
  await writeRequirements(stage.ground, other.manager, t, theirs, { ...theirs, uuid: "there-2" });
  const c = "ТЗ-PUR-002";
  const { threadId: h, id: o } = await openThread(stage.ground, other.manager, other.id, beginning(b));
  const foreign: Partial<Ids> = {
    ...{ h, o, ...(await spokenQuestions(stage.ground, other)), ...(await interviewFor(name, stage.ground, other)) },
    ...(await questionnaireFor(name, stage.ground, other)),
    ...(await fileFor(name, stage.ground, other, t)),
    ...{ p: other.id, s: section!.id, b, t, m: (await other.now()).memberId },
    ...{ a: "2", d: "2", c, n: await nameFirst(stage.ground, other), r: "no-such-role" },
    w: await letIn(stage.ground, other),
    ...{ g: "99", u: "there" },
  };
  return { ...stage, foreign, stranger: await person(stage.ground) };
}

const inProjects = endpoints.filter(({ path }) => path.startsWith("/projects/:p"));
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

function send(api: Api, name: string, who: Actor | null, ids: Ids, overrides: Partial<Ids> = {}): Promise<Reply> {
  const [method, path] = name.split(" ") as [string, string];
  const sample = samples[name]!(ids);
  const filled = { ...ids, ...sample.ids, ...overrides };
  const place = path.replace(/:(\w+)/g, (_, key: keyof Ids) => filled[key]);
  const { body, raw, query } = sample;
  const sent = { body, ...(raw !== undefined && { raw }) };
  return api.call(who, method.toUpperCase(), query ? `${place}?${query}` : place, sent);
}

async function announcedNothing(ground: TestGround, work: () => Promise<void>): Promise<void> {
  const before = await everything(ground);
  ground.heard.length = 0;
  await work();
  expect(await everything(ground)).toEqual(before);
  expect(ground.heard).toEqual([]);
}

describe("every endpoint", () => {
  it("rests on a row of a policy, and each one of a project has a sample here", () => {
    for (const { policy: row } of endpoints)
      expect(row === "anyone" || row in policy || row in installationPolicy).toBe(true);
    expect(inProjects.map(nameOf).sort()).toEqual(Object.keys(samples).sort());
    for (const endpoint of inProjects) expect(Object.keys(policy)).toContain(endpoint.policy);
  });

  it("but signing in asks for a person", async () => {
    const { ground, ids, api } = await setUp();
    await announcedNothing(ground, async () => {
      for (const endpoint of inProjects)
        expect(await send(api, nameOf(endpoint), null, ids)).toMatchObject({
          status: 401,
          body: { error: { code: "signed-out" } },
        });
      for (const [method, path] of [
        ["GET", "/projects"],
        ["POST", "/projects"],
        ["POST", "/tokens"],
        ["GET", "/passkeys"],
        ["POST", "/passkey-challenges"],
        ["POST", "/passkeys"],
        ["POST", "/passkeys/0123456789abcdefghjk/removal"],
        ["DELETE", "/session"],
        ["GET", "/inbox"],
        ["POST", "/inbox/read"],
        ["GET", "/profile"],
        ["PATCH", "/profile"],
      ])
        expect((await api.call(null, method!, path!)).status).toBe(401);
    });
  });
});

type Standing = Awaited<ReturnType<typeof standFor>>;
const standing: Record<string, Standing> = {};
const rooms = { interviews: interviewSamples, questionnaires: questionnaireSamples, files: fileSamples };
const roomOf = (name: string) => Object.entries(rooms).find(([, of]) => name in of)?.[0] ?? "";
const stands = (name: string) => standing[roomOf(name)]!;

beforeAll(async () => {
  for (const each of ["", ...Object.values(rooms).map((of) => Object.keys(of)[0]!)])
    standing[roomOf(each)] = await standFor(each);
});

afterAll(async () => {
  for (const { ground } of Object.values(standing)) await ground.close();
});

describe.each(inProjects.map((endpoint) => [nameOf(endpoint), endpoint.policy as Act, endpoint.status] as const))(
  "%s by %s",
  (name, act, status) => {
    it("lets the roles of its row through", async () => {
      // What is only read can be read by all in one.
      const common = /^get /i.test(name) && !preparations[name] ? stands(name) : undefined;
      for (const role of roles.filter((each) => may(each, act))) {
        const stage = common ? { ...common, api: await serveApi(common.ground) } : await setUp(name);
        const { people, ids, api, ground } = stage;
        const prepared = await preparations[name]?.(stage, people[role]);
        const reply = await send(api, name, people[role], { ...ids, ...prepared });
        expect([role, reply.status, reply.body]).toEqual([
          role,
          status,
          status === 204 ? undefined : expect.anything(),
        ]);
        if (!common) await ground.close();
      }
    });

    it("refuses the others, and answers outsiders as if there were nothing (R6, R11)", async () => {
      const { ground, people, ids, stranger } = stands(name);
      const api = await serveApi(ground);
      await api.cookieOf(stranger);
      for (const role of roles) await api.cookieOf(people[role]);
      await announcedNothing(ground, async () => {
        for (const role of roles.filter((each) => !may(each, act)))
          expect([role, (await send(api, name, people[role], ids)).status]).toEqual([
            role,
            insideRoles.includes(role) ? 403 : 404,
          ]);
        expect((await send(api, name, stranger, ids)).status).toBe(404);
      });
    });

    it("answers unknown ids and ids of others with one and the same 404", async () => {
      const { ground, made, ids, foreign } = stands(name);
      const api = await serveApi(ground);
      const used = [...name.matchAll(/:(\w)/g)].map(([, key]) => key as keyof Ids);
      await api.cookieOf(made.manager);
      await announcedNothing(ground, async () => {
        const bodies = new Set<string>();
        for (const key of used)
          for (const id of [foreign[key]!, "0123456789abcdefghjk", "%00", "x".repeat(500)]) {
            const reply = await send(api, name, made.manager, ids, { [key]: id });
            expect([key, id, reply.status]).toEqual([key, id, 404]);
            bodies.add(JSON.stringify(reply.body));
          }
        expect(bodies.size).toBe(1);
      });
    });
  },
);

describe("POST /projects", () => {
  it("is for those whom the administrator lets, and answers the project", async () => {
    const ground = await open();
    const api = await serveApi(ground);
    const creator = await person(ground, { mayCreateProjects: true });
    const other = await person(ground);
    expect((await api.call(other, "POST", "/projects", { body: newProject })).status).toBe(403);
    const { status, body } = await api.call(creator, "POST", "/projects", { body: newProject });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: newProject.name, role: "manager", sections: [{ key: "purpose" }, {}, {}] });
    const list = await api.call(creator, "GET", "/projects");
    expect(list.body).toEqual({
      projects: [expect.objectContaining({ id: (body as { id: string }).id, phase: "elicitation", role: "manager" })],
    });
    expect((await api.call(other, "GET", "/projects")).body).toEqual({ projects: [] });
  });
});

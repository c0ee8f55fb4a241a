/** The built server with its demonstration, everybody signed in, and plain requests to it: what a page answers, byte by byte. */
import { request as httpRequest } from "node:http";
import path from "node:path";
import Database from "better-sqlite3";
import { roles } from "../../server/domain/people.ts";
import type { Role } from "../../server/db/schema.ts";
import { pdf } from "../helpers/papers.ts";
import { startServer, type ServerOptions, type ServerProcess } from "../helpers/server.ts";

export const password = "svod-demo";

/** Somebody of the demonstration, by what he is there. `stranger` manages a project of his own; the manager administers. */
export type Who = Role | "stranger" | "anonymous" | "integratorB";

/** Everybody who asks for pages in these tests. */
export const everybody: readonly Who[] = [...roles, "stranger", "anonymous"];

const demoAccounts: Partial<Record<Who, string>> = {
  owner: "owner",
  manager: "manager",
  editor: "editor1",
  approver: "approver1",
  observer: "observer",
  integrator: "integrator-a",
  integratorB: "integrator-b",
};

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as a form. */
  form?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  raw?: string | Buffer;
}

export interface Site {
  server: ServerProcess;
  /** The demonstration project. */
  projectId: string;
  /** Asks for a path as somebody; redirects are not followed. */
  ask(who: Who, path: string, asking?: Asking): Promise<Answer>;
  /** Asks for a path as each of these at once; answers in their order. */
  askAs(these: readonly Who[], path: string, asking?: Asking): Promise<[Who, Answer][]>;
  /** The Cookie header of somebody; empty for the anonymous. */
  cookieOf(who: Who): string;
  /** Rows of facts.db as they are now. */
  rows<T>(sql: string, ...given: unknown[]): T[];
  /** Ends the server and removes its data. */
  close(): Promise<void>;
}

/** Asks without a browser's manners: no Origin, no redirects, any header. */
export function askAt(origin: string, target: string, { method, headers = {}, form, json, raw }: Asking = {}) {
  const body = form ? new URLSearchParams(form).toString() : json === undefined ? raw : JSON.stringify(json);
  const type = form ? "application/x-www-form-urlencoded" : json === undefined ? undefined : "application/json";
  const { hostname, port } = new URL(origin);
  return new Promise<Answer>((resolve, reject) => {
    const request = httpRequest({
      ...{ hostname, port, path: target, method: method ?? (body === undefined ? "GET" : "POST"), agent: false },
      headers: {
        ...(type && { "content-type": type }),
        ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
        ...headers,
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.end(body);
  });
}

/** The pair of the Set-Cookie that carries the session. */
export function sessionCookie({ headers }: Answer): string {
  const set = [headers["set-cookie"] ?? []].flat().find((cookie) => /^(__Host-)?svod=/.test(cookie));
  if (!set) throw new Error("no session was opened");
  return set.split(";")[0]!;
}

/** Signs in by password. @returns the Cookie header of the new session */
export async function signIn(origin: string, email: string, given = password): Promise<string> {
  return sessionCookie(await askAt(origin, "/api/v1/session", { json: { email, password: given } }));
}

/** Invites a newcomer by a link and accepts it for him. @returns the Cookie header of his session */
async function arrive(origin: string, inviter: string, projectId: string, email: string, role: Role): Promise<string> {
  const invitation = { email, role, name: `Новый ${role}`, delivery: "link" };
  const headers = { cookie: inviter };
  const place = `/api/v1/projects/${projectId}/invitations`;
  const { link } = JSON.parse((await askAt(origin, place, { headers, json: invitation })).body) as { link: string };
  const token = new URL(link).searchParams.get("token")!;
  const form = { token, personName: invitation.name, password: "четыре простых слова" };
  return sessionCookie(await askAt(origin, "/invitation", { form }));
}

type Rows = Site["rows"];

/** Enters what the owner, an advisory approver of a round under way, has signed on paper: his visa has a file. */
async function enterScan(origin: string, manager: string, projectId: string, rows: Rows): Promise<void> {
  const [seat] = rows<{ block: string; hash: string; member: string }>(
    `SELECT r.block_id AS block, r.hash, a.member_id AS member FROM rounds r
     JOIN round_approvers a ON a.round_id = r.id WHERE r.project_id = ? AND r.ended_at IS NULL AND a.mandatory = 0`,
    projectId,
  );
  const { block, ...of } = seat!;
  const json = { ...of, decision: "agreed", file: pdf.toString("base64") };
  const place = `/api/v1/projects/${projectId}/blocks/${block}/paper-sign-offs`;
  const { status } = await askAt(origin, place, { headers: { cookie: manager }, json });
  if (status !== 201) throw new Error("the scan was not entered");
}

/** Writes down what integrators asked at a meeting. */
async function recordMeeting(origin: string, manager: string, projectId: string): Promise<void> {
  const questions = [{ question: "Сколько у вас линий и номеров телефонии?", answer: "Сорок две линии." }];
  const json = { title: "Установочная встреча", heldOn: "2026-01-15", attendees: "", questions };
  const place = `/api/v1/projects/${projectId}/meetings`;
  const { status } = await askAt(origin, place, { headers: { cookie: manager }, json });
  if (status !== 201) throw new Error("the meeting was not recorded");
}

/** Proposes a change of a block that is in review or signed. */
async function proposeChange(origin: string, manager: string, projectId: string, rows: Rows): Promise<void> {
  const [block] = rows<{ id: string }>("SELECT id FROM blocks WHERE project_id = ? AND state <> 'draft'", projectId);
  const json = { title: "Другой срок", blocks: [block!.id] };
  const place = `/api/v1/projects/${projectId}/changes`;
  const { status } = await askAt(origin, place, { headers: { cookie: manager }, json });
  if (status !== 201) throw new Error("the change was not proposed");
}

/** Whom an interview of the demonstration asks; he lets himself be quoted by role only. */
export const respondentOfSite = "Пржевальцев Евлампий Аскольдович";

/** Plans an interview and begins it, so that there are notes. */
async function beginInterview(origin: string, manager: string, projectId: string, rows: Rows): Promise<void> {
  const [block] = rows<{ id: string }>(
    "SELECT id FROM blocks WHERE project_id = ? AND removed_at IS NULL AND key = 'sales-funnel'",
    projectId,
  );
  const json = { role: "sales-rep", name: respondentOfSite, consent: "role", blocks: [block!.id] };
  const headers = { cookie: manager };
  const place = `/api/v1/projects/${projectId}/interviews`;
  const { id } = JSON.parse((await askAt(origin, place, { headers, json })).body) as { id: string };
  const { status } = await askAt(origin, `${place}/${id}/start`, { headers, method: "POST" });
  if (status !== 201) throw new Error("the interview did not start");
}

/** Hands a questionnaire out to two, one of whom answers by the public form; he lets himself be quoted by role only. */
async function answerQuestionnaire(origin: string, manager: string, projectId: string, rows: Rows): Promise<void> {
  const [block] = rows<{ id: string }>(
    "SELECT id FROM blocks WHERE project_id = ? AND removed_at IS NULL AND key = 'sales-funnel'",
    projectId,
  );
  const headers = { cookie: manager };
  const place = `/api/v1/projects/${projectId}/questionnaires`;
  const given = { title: "Как вы ведёте сделки", role: "sales-rep", blocks: [block!.id], closesOn: "2099-12-31" };
  const { id } = JSON.parse((await askAt(origin, place, { headers, json: given })).body) as { id: string };
  const json = { lines: `${respondentOfSite}, менеджер\nКто-то ещё` };
  const { links } = JSON.parse((await askAt(origin, `${place}/${id}/respondents`, { headers, json })).body) as {
    links: { address: string }[];
  };
  const token = new URL(links[0]!.address).searchParams.get("token")!;
  const [question] = rows<{ id: string }>("SELECT id FROM questionnaire_questions WHERE questionnaire_id = ?", id);
  const answer = { [`asked-${question!.id}`]: "text", [`words-${question!.id}`]: `Так решил ${respondentOfSite}.` };
  const form = { token, intent: "send", consent: "role", ...answer };
  const { status } = await askAt(origin, "/questionnaire", { form });
  if (status !== 200) throw new Error("the questionnaire was not answered");
}

const otherProject = {
  ...{ name: "Переезд чужого склада", company: "ООО «Посторонние»", kind: "first", goal: "analytics" },
  ...{ template: "crm", depth: "short", language: "ru", timeZone: "Europe/Moscow" },
};

/** Starts the demonstration, the short one unless asked otherwise, and signs everybody in; whoever opens it closes it. */
export async function openSite(options: ServerOptions = {}): Promise<Site> {
  const server = await startServer({ demo: "short", ...options });
  const { origin, dataDir } = server;
  const facts = new Database(path.join(dataDir, "facts.db"), { readonly: true });
  const rows = <T>(sql: string, ...given: unknown[]) => facts.prepare(sql).all(...given) as T[];
  const [{ id: projectId }] = rows<{ id: string }>("SELECT id FROM projects") as [{ id: string }];
  const cookies = new Map<Who, string>();
  for (const [who, account] of Object.entries(demoAccounts))
    cookies.set(who as Who, await signIn(origin, `${account}@demo.example`));
  const manager = cookies.get("manager")!;
  cookies.set("contractor", await arrive(origin, manager, projectId, "contractor@build.example", "contractor"));
  const made = await askAt(origin, "/api/v1/projects", { headers: { cookie: manager }, json: otherProject });
  const { id: otherId } = JSON.parse(made.body) as { id: string };
  cookies.set("stranger", await arrive(origin, manager, otherId, "stranger@other.example", "manager"));
  await enterScan(origin, manager, projectId, rows);
  await recordMeeting(origin, manager, projectId);
  await proposeChange(origin, manager, projectId, rows);
  await beginInterview(origin, manager, projectId, rows);
  await answerQuestionnaire(origin, manager, projectId, rows);
  const ask: Site["ask"] = (who, target, { headers, ...asking } = {}) => {
    const cookie = cookies.get(who);
    return askAt(origin, target, { ...asking, headers: { ...(cookie && { cookie }), ...headers } });
  };
  return {
    server,
    projectId,
    rows,
    ask,
    askAs: (these, target, asking) =>
      Promise.all(these.map(async (who): Promise<[Who, Answer]> => [who, await ask(who, target, asking)])),
    cookieOf: (who) => cookies.get(who) ?? "",
    async close() {
      facts.close();
      await server.remove();
    },
  };
}

/**
 * One world of the anonymity proof: a project in a tender behind the real application and its sockets, with the clock and
 * the randomness in the test's hands. Whatever integrator A receives is kept, byte by byte.
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { Agent, createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import type { Accounts, Role } from "../../server/db/schema.ts";
import { createAccount } from "../../server/domain/accounts/accounts.ts";
import { openSession } from "../../server/domain/accounts/sessions.ts";
import { installationCommand, type Actor } from "../../server/domain/command.ts";
import { addMember } from "../../server/domain/members/members.ts";
import { createProject } from "../../server/domain/projects/project-seeding.ts";
import { readOutline, type BlockOverview } from "../../server/domain/document/outline.ts";
import { createApp } from "../../server/http/app.ts";
import type { Metrics } from "../../server/http/metrics.ts";
import { acceptUpgrades } from "../../server/http/upgrades.ts";
import { openLive } from "../../server/live/endpoint.ts";
import type { Random } from "../../server/random.ts";
import { openCollab } from "../../server/texts/endpoint.ts";
import type { TestGround } from "../helpers/ground.ts";
import { newProject } from "../helpers/projects.ts";
import { ownTexts } from "./own-texts.ts";

/** What A received: over which channel, and its bytes. */
export interface Received {
  channel: string;
  bytes: string;
}

/** Somebody with an account, who is a member. */
export type Joined = Actor & { email: string; memberId: string };

/** What is posted, as JSON or as a form. */
export type Posted = { json: unknown } | { form: Record<string, string> };

export interface World {
  ground: TestGround & { random: SeededRandom };
  projectId: string;
  manager: Actor;
  blocks: BlockOverview[];
  /** Sets the clock and the seed of all randomness for what is done next. */
  begin(step: string, at: number): void;
  /** Makes an account and a member of it. */
  join(role: Role, email: string, name: string): Promise<Joined>;
  /** Asks as somebody, or posts. @returns status, headers that the product sets, and the body */
  ask(who: Actor, path: string, posted?: Posted): Promise<string>;
  /** Opens the line of news as somebody. @returns what it said so far */
  listenAs(who: Actor): Promise<string[]>;
  /** Waits until everything said so far has come: whoever stands outside is told at the same moment. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

const begun = Date.parse("2026-03-02T09:00:00.000Z");
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

interface SeededRandom extends Random {
  reseed(seed: string): void;
  /** The secret that was made last: what a letter holds of it is hidden. */
  lastSecret(): string;
}

function seededRandom(): SeededRandom {
  let seed = "";
  let drawn = 0;
  let last = "";
  const bytes = () => createHash("sha256").update(`${seed}|${++drawn}`).digest();
  return {
    reseed(next) {
      seed = next;
      drawn = 0;
    },
    id: () => Array.from(bytes().subarray(0, 20), (byte) => alphabet[byte & 31]).join(""),
    secret: () => (last = bytes().toString("base64url")),
    lastSecret: () => last,
    code: () => String(bytes().readUInt32BE() % 1_000_000).padStart(6, "0"),
  };
}

function bodyOf(posted: Posted): { headers: Record<string, string>; body: string } {
  const [type, body] =
    "json" in posted
      ? ["application/json", JSON.stringify(posted.json)]
      : ["application/x-www-form-urlencoded", String(new URLSearchParams(posted.form))];
  return { headers: { "content-type": type, origin: "http://svod.test" }, body };
}

/** Headers that the machine sets, not the product. */
const ofTheMachine = new Set(["date", "connection", "keep-alive", "transfer-encoding"]);

/** @param world tells its texts from those of other worlds */
export async function openWorld(open: () => Promise<TestGround>, metrics: Metrics, world: string): Promise<World> {
  const random = seededRandom();
  let now = begun;
  const ground = await open();
  const { texts } = ground;
  const clock = { now: () => new Date(now), advance: () => undefined };
  const own = Object.assign(ground, { texts: ownTexts(texts, world), random, clock });
  const begin = (step: string, at: number) => {
    random.reseed(step);
    now = begun + at;
  };
  begin("setting up", 0);

  const server = createServer();
  const collab = openCollab(ground, texts);
  const live = openLive(ground);
  server.on("request", await createApp(ground, metrics, { ready: true }, server));
  acceptUpgrades(server, ground, collab, live);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const known = new Map<string, Accounts>();
  /** Whoever left and comes again has an account already. */
  async function account(email: string, name: string): Promise<Accounts> {
    const made = known.get(email) ?? (await newAccount(email, name));
    known.set(email, made);
    return made;
  }
  async function newAccount(email: string, name: string): Promise<Accounts> {
    const person = { id: random.id(), email, name, language: "ru" as const, passwordHash: null };
    return installationCommand(ground, "", (command) =>
      createAccount(ground, command, { ...person, mayCreateProjects: true }),
    );
  }
  const cookies = new Map<string, string>();
  async function cookieOf({ accountId }: Actor): Promise<string> {
    const had = cookies.get(accountId);
    if (had) return had;
    const { cookie } = await installationCommand(ground, accountId, async (command) => {
      const row = await command.q.selectFrom("accounts").selectAll().where("id", "=", accountId).executeTakeFirst();
      return openSession(ground, command, row!, { address: "", userAgent: "" }, "password");
    });
    cookies.set(accountId, cookie.split(";")[0]!);
    return cookieOf({ accountId });
  }
  const manager = { accountId: (await account("manager@firm.example", "Руководитель")).id };
  const projectId = await createProject(ground, manager, newProject);
  const blocks = (await readOutline(ground.facts, projectId)).flatMap((section) => section.blocks);
  const sockets: WebSocket[] = [];

  return {
    ...{ ground: own, projectId, manager, blocks, begin },
    async join(role, email, name) {
      const { id } = await account(email, name);
      const memberId = await addMember(ground, manager, projectId, { email, role });
      const actor = { accountId: id, email, memberId };
      await cookieOf(actor);
      return actor;
    },
    async ask(who, path, posted) {
      const sent = posted && bodyOf(posted);
      const headers = { cookie: await cookieOf(who), host: "svod.test", "user-agent": "Mozilla/5.0", ...sent?.headers };
      const method = sent ? "POST" : "GET";
      const asking = httpRequest({ port, host: "127.0.0.1", path, headers, method, agent }).end(sent?.body);
      const [response] = (await once(asking, "response")) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const told = Object.entries(response.headers).filter(([name]) => !ofTheMachine.has(name));
      return JSON.stringify([response.statusCode, told, Buffer.concat(chunks).toString("utf8")]);
    },
    async listenAs(who) {
      const heard: string[] = [];
      const ws = new WebSocket(`ws://127.0.0.1:${port}/live/${projectId}`, {
        headers: { cookie: await cookieOf(who) },
      });
      sockets.push(ws);
      ws.on("message", (bytes: Buffer) => heard.push(bytes.toString("utf8")));
      ws.on("close", (code) => heard.push(`closed ${code}`));
      await once(ws, "open");
      return heard;
    },
    async quiet() {
      // A pong comes after everything that was sent before it.
      await Promise.all(
        sockets
          .filter(({ readyState, OPEN }) => readyState === OPEN)
          .map(async (ws) => {
            ws.ping();
            await once(ws, "pong");
          }),
      );
    },
    async close() {
      for (const ws of sockets) ws.terminate();
      agent.destroy();
      collab.stop();
      live.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await ground.close();
    },
  };
}

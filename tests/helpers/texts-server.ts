/** A server of live texts for tests: real sockets on a free port over a ground, a project and people with cookies. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import type { DocNode } from "../../content/schema/document.ts";
import type { Role } from "../../server/db/schema.ts";
import { openTexts, type Texts, type TextsOptions } from "../../server/texts/texts.ts";
import { listen, signIn } from "./listen.ts";
import { openTestGround, type TestGround } from "./ground.ts";
import { project, type Person, type TestProject } from "./projects.ts";
import { smallTemplate } from "./small-template.ts";
import { TextClient } from "./texts-client.ts";

export interface Guest extends Person {
  memberId: string;
  cookie: string;
  sessionId: string;
}

export interface TextsServer {
  ground: TestGround;
  url: string;
  texts: Texts;
  /** texts.db, to look into. */
  file: string;
  project: TestProject;
  manager: Guest;
  /** The text of the first block, and the block. */
  textId: string;
  blockId: string;
  sectionId: string;
  /** Adds a signed-in person in a role. */
  join(role: Role): Promise<Guest>;
  /** Opens a socket as somebody. */
  open(guest: { cookie?: string }, more?: { textId?: string; query?: Record<string, string> }): TextClient;
  /** The canonical document as the worker has it. */
  read(textId?: string): Promise<DocNode>;
  stop(): Promise<void>;
}

/** Starts one worker for the tests of a file; the answer starts a server with a project of its own over it. */
export function sharedTextsServer(): () => Promise<TextsServer> {
  let texts: Texts;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "svod-texts-"));
    texts = openTexts({ dataDir, forms: {}, log: pino({ level: "silent" }) });
  });
  afterAll(async () => {
    await texts.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return async () => serve(Object.assign(await openTestGround(), { texts }), path.join(dataDir, "texts.db"));
}

/** Starts a server with a worker of its own. */
export async function startTexts(timing: Partial<TextsOptions> = {}): Promise<TextsServer> {
  const ground = await openTestGround({}, timing);
  return serve(ground, path.join(ground.config.dataDir, "texts.db"));
}

/** A server with one project; the test's end stops it. */
async function serve(opened: TestGround, file: string): Promise<TextsServer> {
  const ground = Object.assign(opened, { templates: new Map([[smallTemplate.key, smallTemplate]]) });
  const { url, stop } = await listen(ground);
  const clients = new Set<TextClient>();
  const test = await project(ground);
  const stopAll = async () => {
    await Promise.all([...clients].map((client) => client.leave()));
    await stop();
  };
  // The ground is closed after this: it was opened before.
  onTestFinished(stopAll);
  const { sections } = await test.now();
  const block = sections[0]!.blocks[0]!;
  const manager = { ...test.manager, memberId: "", ...(await signIn(ground, test.manager.account)) };
  return {
    ground,
    url,
    texts: ground.texts,
    file,
    project: test,
    manager,
    textId: block.textId,
    blockId: block.id,
    sectionId: sections[0]!.id,
    async join(role) {
      const person = await test.join(role);
      return { ...person, ...(await signIn(ground, person.account)) };
    },
    open({ cookie }, { textId = block.textId, query } = {}) {
      const client = new TextClient({ url, textId, ...(cookie && { cookie }), ...(query && { query }) });
      clients.add(client);
      return client;
    },
    read: async (textId = block.textId) => (await ground.texts.read(textId)).doc,
    stop: stopAll,
  };
}

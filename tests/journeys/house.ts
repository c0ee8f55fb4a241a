/** The house of a journey: a server, a browser, and people in windows of their own whose every page is watched. */
import {
  request,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { awake, launchChromium } from "../helpers/chromium.ts";
import { startServer, type ServerOptions, type ServerProcess } from "../helpers/server.ts";

/** The long versions of journeys. */
export const prove = process.env.PROVE === "1";

/** How long a page may take to show something while two cores are busy with others, ms. */
const patienceMs = 40_000;

export interface Answer<T> {
  status: number;
  body: T;
}

/** Somebody at a computer. */
export interface Person {
  context: BrowserContext;
  page: Page;
  /** Opens a path in the window and waits until the page answers to hands. */
  open(path: string): Promise<Page>;
  /** Calls the JSON API with the person's session. */
  api<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>;
}

/** What the API tells of a project, as far as journeys need it. */
export interface Project {
  id: string;
  name: string;
  company: string;
  sections: { id: string; key: string; title: string; blocks: Block[] }[];
  members: { id: string; accountId: string; name: string; email: string; role: string; position: string }[];
}

export interface Block {
  id: string;
  key: string;
  title: string;
  textId: string;
  state: "draft" | "in-review" | "agreed" | "baselined";
}

type SessionState = Awaited<ReturnType<APIRequestContext["storageState"]>>;

export interface House {
  readonly server: ServerProcess;
  /** A window of somebody who has not signed in. */
  stranger(options?: BrowserContextOptions): Promise<Person>;
  /** A window of a person of the demonstration, signed in: «editor1». */
  person(account: string, options?: BrowserContextOptions): Promise<Person>;
  /** The demonstration project as its manager reads it through the API. */
  project(): Promise<Project>;
  /** Calls the API as the project's manager. */
  manager: Person["api"];
  /** The Cookie header of a person's session, for what needs no browser. */
  cookie(account: string): Promise<string>;
  /** From here to the end of the test the console may say this. */
  forgive(...complaints: RegExp[]): void;
}

/** What a browser says when a form is refused on purpose. */
export const refusedForm = /status of 4\d\d/;
/** What a browser says while there is no network or no server. */
export const brokenLine =
  /WebSocket connection to|Failed to load resource|ERR_|WebSocket is already in CLOSING|Failed to fetch/;

async function call(api: APIRequestContext, method: string, path: string, body?: unknown): Promise<Answer<unknown>> {
  // A server hangs up on a connection that has rested, be it just being used again.
  const answer = await api.fetch(`/api/v1${path}`, { method, data: body, maxRetries: 1 });
  const text = await answer.text();
  return { status: answer.status(), body: text === "" ? undefined : JSON.parse(text) };
}

async function signIn(api: APIRequestContext, account: string): Promise<APIRequestContext> {
  const credentials = { email: `${account}@demo.example`, password: "svod-demo" };
  expect(await call(api, "POST", "/session", credentials)).toMatchObject({ status: 200 });
  return api;
}

/** One for all files of a worker, with whom it ends: starting it costs as much as a short journey. */
let browser: Promise<Browser> | undefined;

/** Opens a house for the tests of a file; they leave no window open and no complaint in a console. */
export function openHouse(options: ServerOptions = { demo: "short" }): House {
  let server: ServerProcess;
  const windows = new Set<BrowserContext>();
  const complaints: string[] = [];
  const forgiven: RegExp[] = [];
  let desk: Promise<APIRequestContext> | undefined;
  const sessions = new Map<string, SessionState>();

  beforeAll(async () => {
    server = await startServer(options);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail" && process.env.JOURNEY_SHOTS) await shoot(task.name, process.env.JOURNEY_SHOTS);
    await Promise.all([...windows].map((context) => context.close()));
    windows.clear();
    const unexpected = complaints.filter((complaint) => !forgiven.some((pattern) => pattern.test(complaint)));
    complaints.length = forgiven.length = 0;
    expect(unexpected, "a page complained").toEqual([]);
  });

  afterAll(async () => {
    await (await desk)?.dispose();
    await server?.remove();
  });

  /** Pictures of all windows, for whoever looks for the reason of a failure. */
  async function shoot(name: string, folder: string): Promise<void> {
    const pages = [...windows].flatMap((context) => context.pages());
    for (const [at, page] of pages.entries())
      await page.screenshot({ path: `${folder}/${name.slice(0, 40)} ${at}.png` }).catch(() => undefined);
  }

  function watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${message.page()?.url()}: ${message.text()}`);
    });
    context.on("weberror", (error) => {
      // A page that is left while it looks anew lets that look go; Remix leaves the rest of its answer unheard.
      if (!/AbortError: signal is aborted/.test(String(error.error().stack ?? error.error())))
        complaints.push(`${error.page()?.url()}: ${error.error().stack}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 500 && response.status() !== 503)
        complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  async function stranger(given: BrowserContextOptions = {}): Promise<Person> {
    const viewport = { width: 1440, height: 900 };
    browser ??= launchChromium();
    const context = await (await browser).newContext({ viewport, locale: "ru-RU", baseURL: server.origin, ...given });
    windows.add(context);
    context.setDefaultTimeout(patienceMs);
    watch(context);
    const page = await context.newPage();
    const scripted = given.javaScriptEnabled !== false;
    return {
      context,
      page,
      open: async (path) => {
        await page.goto(path);
        if (scripted) await awake(page);
        // What a browser shows in place of damaged letters.
        expect(await page.evaluate(() => document.documentElement.outerHTML.includes("\uFFFD"))).toBe(false);
        return page;
      },
      api: (method, path, body) => call(context.request, method, path, body) as never,
    };
  }

  async function sessionOf(account: string): Promise<SessionState> {
    const known = sessions.get(account);
    if (known) return known;
    const api = await signIn(await request.newContext({ baseURL: server.origin }), account);
    const state = await api.storageState();
    await api.dispose();
    sessions.set(account, state);
    return state;
  }

  const person = async (account: string, given: BrowserContextOptions = {}) =>
    stranger({ storageState: await sessionOf(account), ...given });

  /** The manager's desk is no window: only calls of the API. */
  const manager: Person["api"] = async (method, path, body) => {
    desk ??= signIn(await request.newContext({ baseURL: server.origin }), "manager");
    return call(await desk, method, path, body) as never;
  };

  return {
    get server() {
      return server;
    },
    stranger,
    person,
    manager,
    cookie: async (account) =>
      (await sessionOf(account)).cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    project: async () => {
      const { body } = await manager<{ projects: { id: string }[] }>("GET", "/projects");
      return (await manager<Project>("GET", `/projects/${body.projects[0]!.id}`)).body;
    },
    forgive: (...patterns) => void forgiven.push(...patterns),
  };
}

/** Does something until it comes out right: for what is true only a moment later. */
export function eventually(check: () => Promise<void>): Promise<void> {
  return expect
    .poll(async () => check().then(() => "", String), { timeout: patienceMs, interval: 100 })
    .toBe("") as never;
}

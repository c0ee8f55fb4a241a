import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { serveApi, type Api } from "../helpers/api.ts";
import { until } from "../helpers/texts-client.ts";
import { sharedTextsServer, type Guest, type TextsServer } from "../helpers/texts-server.ts";

const start = sharedTextsServer();

interface Said {
  said: { number: number; body: string }[];
}

/** A page of somebody: it reads a discussion when its line comes up, and whenever it hears that the block's have changed. */
class TalkPage {
  private ws: WebSocket | undefined;
  words: string[] = [];
  /** One look after another, as pages do. */
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly server: TextsServer,
    private readonly api: Api,
    readonly guest: Guest,
    private readonly threadId: string,
  ) {}

  private get path(): string {
    return `/projects/${this.server.project.id}/threads/${this.threadId}`;
  }

  private look(): void {
    this.looking = this.looking.then(async () => {
      const { body } = await this.api.call(this.guest, "GET", this.path);
      this.words = (body as Said).said.map((one) => one.body);
    });
  }

  async connect(): Promise<void> {
    const { url, project } = this.server;
    const ws = new WebSocket(`${url}/live/${project.id}`, { headers: { Cookie: this.guest.cookie } });
    this.ws = ws;
    await new Promise<void>((resolve, reject) => {
      ws.on("error", reject);
      ws.on("message", (bytes: Buffer) => {
        const message = JSON.parse(bytes.toString("utf8")) as { latest?: unknown; changed?: { aspect?: string } };
        if (!message.latest && message.changed?.aspect !== "threads") return;
        this.look();
        resolve();
      });
    });
  }

  async breakOff(): Promise<void> {
    const { ws } = this;
    if (!ws || ws.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => ws.on("close", resolve));
    ws.terminate();
    await closed;
  }

  /** Sends a message as often as a person does who has got no answer. */
  async say(words: string, times: number): Promise<void> {
    const body = { body: words, key: `key of ${words}` };
    const sent = Array.from({ length: times }, () =>
      this.api.call(this.guest, "POST", `${this.path}/comments`, { body }),
    );
    for (const { status } of await Promise.all(sent)) expect(status).toBe(201);
  }

  async end(): Promise<void> {
    await this.breakOff();
    await this.looking;
  }
}

it("R8: twenty people who comment at once on one block all see all of it, once each, also those whose line broke meanwhile", async () => {
  const server = await start();
  const api = await serveApi(server.ground);
  const guests: Guest[] = [];
  for (let i = 0; i < 20; i++)
    guests.push(await server.join(i % 4 === 0 ? "observer" : i % 2 === 0 ? "approver" : "editor"));
  const place = { kind: "block" };
  const opened = await api.call(guests[0]!, "POST", `/projects/${server.project.id}/threads`, {
    body: { block: server.blockId, place, body: "Начнём", key: "first" },
  });
  const { thread } = opened.body as { thread: string };
  const pages = guests.map((guest) => new TalkPage(server, api, guest, thread));
  await Promise.all(pages.map((page) => page.connect()));
  const broken = pages.slice(0, 6);
  await Promise.all([
    ...pages.map((page, i) => page.say(`Слово ${i}`, i % 3 === 0 ? 3 : 1)),
    ...broken.map((page) => page.breakOff()),
  ]);
  await Promise.all(broken.map((page) => page.connect()));
  await Promise.all(broken.map((page, i) => page.say(`Слово ${i}`, 1)));
  const { body } = await api.call(guests[0]!, "GET", `/projects/${server.project.id}/threads/${thread}`);
  const told = (body as Said).said;
  expect(told.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
  expect(told.map((one) => one.body).sort()).toEqual(["Начнём", ...pages.map((_, i) => `Слово ${i}`)].sort());
  const all = told.map((one) => one.body).join();
  await until("all see all", () => pages.every(({ words }) => words.join() === all));
  await Promise.all(pages.map((page) => page.end()));
});

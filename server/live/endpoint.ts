/**
 * `/live/:projectId`: who is where, and which facts changed. Names the thing and its aspect; pages refetch. Integrators
 * hear that something was published and nothing else: no presence, no counters, nothing at a moment that tells of others.
 */
import type { WebSocket } from "ws";
import { z } from "zod";
import { findMembership } from "../domain/command.ts";
import { may } from "../domain/people.ts";
import { findSessionAccount } from "../domain/accounts/sessions.ts";
import { publishedNews } from "../domain/tender/projection/news.ts";
import { admittedReader } from "../domain/tender/projection/terms.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Ground } from "../ground.ts";
import type { Visitor } from "../texts/endpoint.ts";
import { closeCodes } from "../texts/messages.ts";
import type { Latest, LiveEvent } from "./events.ts";
import { inboxLine, openInboxLines } from "./inbox-lines.ts";

/** One person on the project's pages; `blockId` is where he is. */
export interface Present {
  accountId: string;
  name: string;
  color: string;
  blockId: string | null;
}

/** What is sent to pages, as JSON: first of all up to where there is news, which a page compares with what it has read. */
export type LiveMessage =
  { latest: Latest } | { presence: Present[] } | { changed: { what: string; id?: string; aspect?: string } };

const clientMessage = z.strictObject({ at: z.string().max(64).nullable() });

type Side = "inside" | "outside";

interface Page {
  ws: WebSocket;
  side: Side;
  projectId: string;
  visitor: Visitor;
  blockId: string | null;
}

export interface Live {
  come(ws: WebSocket, projectId: string, visitor: Visitor | null): Promise<void>;
  readonly size: number;
  stop(): void;
}

/** Opens the endpoint. */
export function openLive(ground: Ground): Live {
  const pages = new Set<Page>();
  const due = new Set<string>();
  /** How often rights have changed. */
  let changes = 0;
  let timer: NodeJS.Timeout | undefined;
  const inboxes = openInboxLines(ground);
  const stopListening = ground.events.listen(hear);

  /** On which side of the door somebody stands; undefined for those who have no business here. */
  async function sideOf(projectId: string, visitor: Visitor): Promise<Side | undefined> {
    const account = await findSessionAccount(ground, visitor.sessionId);
    const member = account && (await findMembership(ground.facts, projectId, visitor.accountId));
    if (!member) return undefined;
    if (may(member.role, "presence.see")) return "inside";
    return admittedReader(ground, visitor, projectId).then(
      () => "outside",
      (error: unknown) => {
        if (error instanceof Refusal) return undefined;
        throw error;
      },
    );
  }

  async function come(ws: WebSocket, projectId: string, visitor: Visitor | null): Promise<void> {
    ws.on("error", () => ws.terminate());
    if (!visitor) return ws.close(closeCodes.signedOut);
    if (projectId === inboxLine) return inboxes.come(ws, visitor);
    const seen = changes;
    const side = await sideOf(projectId, visitor);
    if (!side) return ws.close(closeCodes.noSuchText);
    // The page is not among those that a change finds, so what changed meanwhile is asked for again.
    if (seen !== changes) return come(ws, projectId, visitor);
    if (ws.readyState !== ws.OPEN) return;
    const page: Page = { ws, side, projectId, visitor, blockId: null };
    pages.add(page);
    if (side === "outside") return standOutside(page);
    tell(page, { latest: ground.events.latest(projectId) });
    ws.on("message", (bytes: Buffer) => read(page, bytes));
    ws.on("close", () => {
      if (pages.delete(page)) presenceIsDue(projectId);
    });
    presenceIsDue(projectId);
  }

  /** Pages of integrators have nothing to say. */
  function standOutside(page: Page): void {
    page.ws.on("message", () => page.ws.close(closeCodes.malformed));
    page.ws.on("close", () => pages.delete(page));
  }

  function read(page: Page, bytes: Buffer): void {
    let message: unknown;
    try {
      message = bytes.byteLength <= 1000 ? JSON.parse(bytes.toString("utf8")) : undefined;
    } catch {
      message = undefined;
    }
    const said = clientMessage.safeParse(message);
    if (!said.success) return page.ws.close(closeCodes.malformed);
    page.blockId = said.data.at;
    presenceIsDue(page.projectId);
  }

  function presenceIsDue(projectId: string): void {
    due.add(projectId);
    timer ??= setTimeout(sendPresence, 100);
  }

  function sendPresence(): void {
    timer = undefined;
    for (const projectId of due) broadcast(projectId, { presence: presentIn(projectId) });
    due.clear();
  }

  function presentIn(projectId: string): Present[] {
    const people = new Map<string, Present>();
    for (const { side, projectId: project, visitor, blockId } of pages) {
      if (project !== projectId || side === "outside") continue;
      const known = people.get(visitor.accountId);
      if (known && blockId === null) continue;
      people.set(visitor.accountId, {
        accountId: visitor.accountId,
        name: visitor.name,
        color: ground.colors.of(projectId, visitor.accountId),
        blockId,
      });
    }
    return [...people.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
  }

  function tell(page: Page, message: LiveMessage): void {
    page.ws.send(JSON.stringify(message));
  }

  function broadcast(projectId: string, message: LiveMessage, to: Side = "inside"): void {
    const json = JSON.stringify(message);
    for (const page of pages)
      if (page.projectId === projectId && page.side === to && page.ws.readyState === page.ws.OPEN) page.ws.send(json);
  }

  function hear(event: LiveEvent): void {
    switch (event.kind) {
      case "block":
        return broadcast(event.projectId, { changed: { what: "block", id: event.blockId, aspect: event.aspect } });
      case "section":
        return broadcast(event.projectId, { changed: { what: "section", id: event.sectionId, aspect: event.aspect } });
      case "project":
      case "members":
      case "requirements":
      case "tender":
      case "change":
      case "interviews":
        return broadcast(event.projectId, { changed: { what: event.kind } });
      case "published":
        broadcast(event.projectId, publishedNews, "outside");
        return broadcast(event.projectId, { changed: { what: event.kind } });
      case "rights":
        changes++;
        for (const page of pages) void judgeAnew(page);
    }
  }

  async function judgeAnew(page: Page): Promise<void> {
    const side = await sideOf(page.projectId, page.visitor).catch(() => undefined);
    if (side === page.side || !pages.delete(page)) return;
    page.ws.close(closeCodes.notAllowed);
    if (page.side === "inside") presenceIsDue(page.projectId);
  }

  return {
    come,
    get size() {
      return pages.size + inboxes.size;
    },
    stop() {
      stopListening();
      inboxes.stop();
      clearTimeout(timer);
      for (const page of pages) page.ws.close(closeCodes.restarting);
      pages.clear();
    },
  };
}

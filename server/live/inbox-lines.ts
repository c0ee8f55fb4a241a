/**
 * `/live/inbox`: tells a page of the inbox that something may have changed in it. It says nothing of what, and nothing of
 * projects in which the person is not on the inside (R6): the page asks anew.
 */
import type { WebSocket } from "ws";
import { findSessionAccount } from "../domain/accounts/sessions.ts";
import { livingMemberships } from "../domain/inbox/source.ts";
import type { Ground } from "../ground.ts";
import type { Visitor } from "../texts/endpoint.ts";
import { closeCodes } from "../texts/messages.ts";
import type { Aspect, LiveEvent } from "./events.ts";

/** What stands in place of a project's id; ids are longer. */
export const inboxLine = "inbox";

/** How long changes gather before a page is told, ms. */
const gatherMs = 150;

const news = JSON.stringify({ changed: { what: inboxLine } });

interface Line {
  ws: WebSocket;
  visitor: Visitor;
  projects: ReadonlySet<string>;
  timer: NodeJS.Timeout | undefined;
}

export interface InboxLines {
  come(ws: WebSocket, visitor: Visitor): Promise<void>;
  readonly size: number;
  stop(): void;
}

/** What of a block an inbox tells of. */
const told: readonly Aspect[] = ["threads", "sign-off", "state", "assignment", "title", "removed", "restored"];

export function openInboxLines(ground: Ground): InboxLines {
  const lines = new Set<Line>();
  const stopListening = ground.events.listen(hear);

  /** The projects that an inbox tells of; undefined once the session is over. */
  async function projectsOf({ sessionId, accountId }: Visitor): Promise<ReadonlySet<string> | undefined> {
    if (!(await findSessionAccount(ground, sessionId))) return undefined;
    const rows = await livingMemberships(ground.facts, accountId).select("members.projectId").execute();
    return new Set(rows.map(({ projectId }) => projectId));
  }

  async function come(ws: WebSocket, visitor: Visitor): Promise<void> {
    const line: Line = { ws, visitor, projects: new Set(), timer: undefined };
    // It stands among the others before its projects are known, so that no change of them is missed.
    lines.add(line);
    ws.on("message", () => ws.close(closeCodes.malformed));
    ws.on("close", () => {
      clearTimeout(line.timer);
      lines.delete(line);
    });
    await judgeAnew(line);
    tellSoon(line);
  }

  /** Whoever is told nothing of a project is not told either that somebody came to it. */
  async function judgeAnew(line: Line): Promise<void> {
    const [before, projects] = [line.projects, await projectsOf(line.visitor)];
    if (!projects) return line.ws.close(closeCodes.signedOut);
    line.projects = projects;
    if (projects.size !== before.size || [...projects].some((id) => !before.has(id))) tellSoon(line);
  }

  function tellSoon(line: Line): void {
    line.timer ??= setTimeout(() => {
      line.timer = undefined;
      if (line.ws.readyState === line.ws.OPEN) line.ws.send(news);
    }, gatherMs);
  }

  function hear(event: LiveEvent): void {
    if (event.kind === "letter" || (event.kind === "block" && !told.includes(event.aspect))) return;
    if (event.kind === "rights" || event.kind === "members" || event.kind === "project")
      for (const line of lines)
        judgeAnew(line).catch((error: unknown) => {
          ground.log.error({ err: error }, "a line of an inbox failed");
          line.ws.terminate();
        });
    if (event.kind === "rights" || event.kind === "requirements" || event.kind === "published") return;
    for (const line of lines) if (line.projects.has(event.projectId)) tellSoon(line);
  }

  return {
    come,
    get size() {
      return lines.size;
    },
    stop() {
      stopListening();
      for (const { ws, timer } of lines) {
        clearTimeout(timer);
        ws.close(closeCodes.restarting);
      }
      lines.clear();
    },
  };
}

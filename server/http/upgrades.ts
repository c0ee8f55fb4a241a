/** WebSocket upgrades: ours are led to their endpoint, the rest are turned away. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { readSession } from "../domain/accounts/sessions.ts";
import type { Ground } from "../ground.ts";
import type { Live } from "../live/endpoint.ts";
import type { Collab, Visitor } from "../texts/endpoint.ts";
import { closeCodes } from "../texts/messages.ts";
import { isOwnOrigin } from "./security.ts";

/** Above this a frame is not even read; below it our endpoint answers. */
const maxPayload = 1024 * 1024;

/** ws says 1009 of a frame too large, and stock clients would try the same frame again: ours is final. */
class Socket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code === 1009 ? closeCodes.tooLarge : code, reason);
  }
}

/** Leads upgrades of an HTTP server to the endpoints. */
export function acceptUpgrades(server: Server, ground: Ground, collab: Collab, live: Live): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload, perMessageDeflate: false, WebSocket: Socket });

  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    // A throw here would end the process: only a path is made a URL of, which cannot fail.
    if (!request.url?.startsWith("/")) return refuse(socket, "400 Bad Request");
    const url = new URL(`http://localhost${request.url}`);
    const [, endpoint, id, ...rest] = url.pathname.split("/");
    const ours = (endpoint === "collab" || endpoint === "live") && id && rest.length === 0;
    if (!ours) {
      // In development other upgrades are Vite's.
      if (!ground.config.dev) refuse(socket, "404 Not Found");
      return;
    }
    if (!isOwnOrigin(ground.config, request)) return refuse(socket, "403 Forbidden");
    readVisitor(ground, request)
      .then((visitor) =>
        sockets.handleUpgrade(request, socket, head, (ws) => {
          const come =
            endpoint === "collab" ? collab.come(ws, id, url.searchParams, visitor) : live.come(ws, id, visitor);
          come.catch((error: unknown) => {
            ground.log.error({ err: error }, "a socket failed");
            ws.terminate();
          });
        }),
      )
      .catch((error: unknown) => {
        ground.log.error({ err: error }, "an upgrade failed");
        refuse(socket, "503 Service Unavailable");
      });
  });
}

async function readVisitor(ground: Ground, request: IncomingMessage): Promise<Visitor | null> {
  const session = await readSession(ground, request.headers.cookie);
  return session && { accountId: session.account.id, sessionId: session.sessionId, name: session.account.name };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

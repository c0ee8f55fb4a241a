/** What our server is compared with: sockets that pass every frame on to the others of the room, and nothing else. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { messageSync, syncStep1, syncStep2, writeSync } from "../../../server/texts/messages.ts";

const stateFile = process.argv[2];
/** Bytes to hand over to whoever asks, in place of a text. */
const state = stateFile ? writeSync(syncStep2, readFileSync(stateFile)) : undefined;
const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on("connection", (ws, request) => {
  const name = request.url!.split("?")[0]!;
  const room = rooms.get(name) ?? new Set<WebSocket>();
  rooms.set(name, room.add(ws));
  ws.on("close", () => room.delete(ws));
  ws.on("message", (frame: Buffer) => {
    if (state && frame[0] === messageSync && frame[1] === syncStep1) return ws.send(state);
    for (const other of room) if (other !== ws) other.send(frame);
  });
});
http.listen(0, "127.0.0.1", () => process.send!({ url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}` }));
process.on("message", (message) => {
  if (message === "cpu") process.send!(process.cpuUsage());
});
process.on("disconnect", () => process.exit());

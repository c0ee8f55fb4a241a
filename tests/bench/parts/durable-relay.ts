/** The floor of whoever loses nothing: a relay that passes frames on once their batch is in a file and the file on disk. */
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

const file = await open(process.argv[2]!, "a");
const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
let gathered: { from: WebSocket; room: Set<WebSocket>; frame: Buffer }[] = [];
let isWriting = false;

/** Whatever comes while one batch is written goes into the next. */
async function write(): Promise<void> {
  isWriting = true;
  while (gathered.length > 0) {
    const batch = gathered;
    gathered = [];
    await file.write(Buffer.concat(batch.map(({ frame }) => frame)));
    await file.datasync();
    for (const { from, room, frame } of batch) for (const other of room) if (other !== from) other.send(frame);
  }
  isWriting = false;
}

server.on("connection", (ws, request) => {
  const name = request.url!.split("?")[0]!;
  const room = rooms.get(name) ?? new Set<WebSocket>();
  rooms.set(name, room.add(ws));
  ws.on("close", () => room.delete(ws));
  ws.on("message", (frame: Buffer) => {
    gathered.push({ from: ws, room, frame });
    if (!isWriting) void write();
  });
});
http.listen(0, "127.0.0.1", () => process.send!({ url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}` }));
process.on("message", (message) => {
  if (message === "cpu") process.send!(process.cpuUsage());
});
process.on("disconnect", () => process.exit());

/** A small SMTP server that takes letters, or refuses them while told to. */
import { createServer, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Smtp {
  url: string;
  /** Letters taken, as they came. */
  taken: string[];
  /** Recipients that are answered 550. */
  refuses: Set<string>;
}

export async function openSmtp(): Promise<Smtp> {
  const taken: string[] = [];
  const refuses = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, taken, refuses);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken, refuses };
}

function converse(socket: Socket, taken: string[], refuses: Set<string>): void {
  let pending = "";
  let inLetter = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const hear = (line: string) => {
    const address = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
    if (address !== undefined) return say(refuses.has(address) ? "550 no such mailbox" : "250 ok");
    if (/^QUIT/i.test(line)) return socket.end("221 bye\r\n");
    inLetter = /^DATA/i.test(line);
    say(inLetter ? "354 go on" : "250 ok");
  };
  say("220 test");
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    pending += bytes.toString("utf8");
    for (;;) {
      const end = pending.indexOf(inLetter ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const piece = pending.slice(0, end);
      pending = pending.slice(end + (inLetter ? 5 : 2));
      if (!inLetter) {
        hear(piece);
        continue;
      }
      taken.push(piece);
      inLetter = false;
      say("250 taken");
    }
  });
}

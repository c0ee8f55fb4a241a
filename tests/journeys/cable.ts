/** The network cable of one computer: pulled, everything that goes over it breaks; put back, new connections go through. */
import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Cable {
  /** For the options of a person's window. */
  proxy: { server: string };
  pull(): void;
  putBack(): void;
}

/** A proxy that a window is given; it is gone when the test has finished. */
export async function layCable(): Promise<Cable> {
  const sockets = new Set<Socket>();
  let isPulled = false;
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url } = incoming;
    const onward = request(url!, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    incoming.pipe(onward);
  });
  proxy.on("connection", (socket) => {
    if (isPulled) return socket.destroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
  });
  proxy.on("connect", ({ url }, socket: Socket, head) => {
    const [host, port] = url!.split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => onward.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => void proxy.close(() => resolve()));
  });
  return {
    proxy: { server: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` },
    pull() {
      isPulled = true;
      for (const socket of sockets) socket.destroy();
    },
    putBack() {
      isPulled = false;
    },
  };
}

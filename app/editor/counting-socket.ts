/** A socket that counts what it sends, holds back what would leave a gap, and hears the server's state vector. */
import * as decoding from "lib0/decoding";
import type { SaveLedger } from "./save-state.ts";

/**
 * A WebSocket class for y-websocket whose sockets report to the ledger.
 * @param heard is called for every frame, with the server's state vector when the frame is one
 */
export function countingSocket(
  Socket: typeof WebSocket,
  ledger: SaveLedger,
  heard: (serverState: Uint8Array | undefined) => void,
): typeof WebSocket {
  return class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      ledger.opened();
      this.addEventListener("message", ({ data }) => {
        const frame = new Uint8Array(data as ArrayBuffer);
        const isState = frame[0] === 0 && frame[1] === 0;
        heard(isState ? decoding.readVarUint8Array(decoding.createDecoder(frame.subarray(2))) : undefined);
      });
    }

    override send(data: ArrayBuffer | Uint8Array<ArrayBuffer>): void {
      if (ledger.sending(new Uint8Array(data))) super.send(data);
    }
  };
}

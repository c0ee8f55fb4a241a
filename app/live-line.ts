/** A page's line to one of the server's `/live` addresses, which comes back by itself when it breaks. */
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export interface Hearer {
  opened?(socket: WebSocket): void;
  heard(data: unknown): void;
  closed?(): void;
  /** The right to it is gone: the page's own loaders say why. */
  refused(): void;
}

/** @returns what ends it */
export function keepLine(path: string, hearer: Hearer): () => void {
  let socket: WebSocket | undefined;
  let over = false;
  let wait = firstRetryMs;
  let retry: number | undefined;
  const connect = () => {
    const line = new WebSocket(`${location.origin.replace(/^http/, "ws")}${path}`);
    socket = line;
    line.onopen = () => {
      wait = firstRetryMs;
      hearer.opened?.(line);
    };
    line.onmessage = ({ data }) => hearer.heard(data);
    line.onclose = ({ code }) => {
      hearer.closed?.();
      if (over) return;
      if (code >= 4400 && code < 4500) return hearer.refused();
      retry = window.setTimeout(connect, wait);
      wait = Math.min(longestRetryMs, wait * 2);
    };
  };
  // Not while the page is being put together: what is thrown away at once needs no line.
  const start = window.setTimeout(connect);
  return () => {
    over = true;
    window.clearTimeout(start);
    window.clearTimeout(retry);
    socket?.close();
  };
}

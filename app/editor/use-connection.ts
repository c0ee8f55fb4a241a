/** Connections of texts as React state. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { connectText, type ConnectionView, type ConnectOptions, type TextConnection } from "./connection.ts";

type Options = Pick<ConnectOptions, "projectId" | "textId" | "userId" | "epoch" | "writes">;

/** The connection of a text; it leaves when the component goes or another text or epoch is asked for. */
export function useConnection({ projectId, textId, userId, epoch, writes }: Options): TextConnection | null {
  const [connection, setConnection] = useState<TextConnection | null>(null);
  useEffect(() => {
    const opened = connectText({ projectId, textId, userId, epoch, writes });
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, [projectId, textId, userId, epoch, writes]);
  return connection;
}

const nothing: ConnectionView = { save: "connecting", edits: "connecting", ready: false, keeping: { state: "none" } };
const never = () => () => undefined;

/**
 * A part of what a connection says about itself; the component is rendered anew only when that part changes. While the
 * cursor is in a large text each rendering costs milliseconds, and «saved» comes and goes with every key.
 * @param select answers a primitive value
 */
export function useConnectionPart<T extends string>(
  connection: TextConnection | null,
  select: (view: ConnectionView) => T,
): T {
  const read = () => select(connection?.getView() ?? nothing);
  return useSyncExternalStore(connection?.subscribe ?? never, read, () => select(nothing));
}

/** What a connection says about itself; the component is rendered anew whenever it changes. */
export function useConnectionView(connection: TextConnection | null): ConnectionView {
  return useSyncExternalStore(connection?.subscribe ?? never, connection?.getView ?? (() => nothing), () => nothing);
}

/** In-process announcements of what has been committed; listeners hear nothing that was rolled back (R11). */
/**
 * `facts` is what follows from a block's text: what it lacks, what checks read, its requirements. `begun` is the same
 * when the block also got its first words, or lost its last: outlines show whether anybody has written in it.
 */
export type Aspect =
  | "facts"
  | "begun"
  | "state"
  | "title"
  | "order"
  | "assignment"
  | "revision"
  | "removed"
  | "restored"
  | "added"
  | "kept-edits";

export type LiveEvent =
  | { kind: "block"; projectId: string; blockId: string; aspect: Aspect }
  | { kind: "section"; projectId: string; sectionId: string; aspect: Aspect }
  | { kind: "members"; projectId: string }
  /** Codes or statuses of requirements, or who refers to what. */
  | { kind: "requirements"; projectId: string }
  | { kind: "project"; projectId: string }
  /** What somebody may do has changed, or a session ended: sockets are judged anew. */
  | { kind: "rights"; accountId?: string; projectId?: string; sessionId?: string }
  /** A letter waits in the outbox. */
  | { kind: "letter"; projectId?: undefined };

export interface Events {
  announce(event: LiveEvent): void;
  listen(listener: (event: LiveEvent) => void): () => void;
}

/** Makes the bus of one process. A listener that throws is reported and does not stop the others. */
export function createEvents(onError: (error: unknown) => void): Events {
  const listeners = new Set<(event: LiveEvent) => void>();
  return {
    announce(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** In-process announcements of what has been committed; listeners hear nothing that was rolled back (R11). */
/**
 * `facts` is what follows from a block's text: what it lacks, what checks read, its requirements. `begun` is the same
 * when the block also got its first words, or lost its last: outlines show whether anybody has written in it.
 */
export type Aspect =
  | "facts"
  | "begun"
  | "state"
  /** A decision, a remark or its answer. */
  | "sign-off"
  | "title"
  | "order"
  | "assignment"
  | "revision"
  | "removed"
  | "restored"
  | "added"
  | "kept-edits"
  /** A discussion of the block, or its place. */
  | "threads";

export type LiveEvent =
  | { kind: "block"; projectId: string; blockId: string; aspect: Aspect }
  | { kind: "section"; projectId: string; sectionId: string; aspect: Aspect }
  | { kind: "members"; projectId: string }
  /** Codes or statuses of requirements, or who refers to what. */
  | { kind: "requirements"; projectId: string }
  | { kind: "project"; projectId: string }
  /** What somebody may do has changed, or a session ended: sockets are judged anew. */
  | { kind: "rights"; accountId?: string; projectId?: string; sessionId?: string }
  /** Something of the tender that the inside sees: questions, companies. Never told to integrators. */
  | { kind: "tender"; projectId: string }
  /** A publication, or a published answer: what integrators see has changed, for all of them at once. */
  | { kind: "published"; projectId: string }
  /** A change request: its state, its blocks, a decision. */
  | { kind: "change"; projectId: string; number: number }
  /** Interviews, their quotes, or what those are evidence for. Never told to integrators. */
  | { kind: "interviews"; projectId: string }
  /** A letter waits in the outbox. */
  | { kind: "letter"; projectId?: undefined };

/**
 * Places in the row of announcements, of the last one about a project that any page shows, and of the last one of
 * aspect `facts`. A page that has read earlier than that has something old before its reader's eyes.
 */
export interface Latest {
  news: number;
  facts: number;
}

export interface Events {
  announce(event: LiveEvent): void;
  listen(listener: (event: LiveEvent) => void): () => void;
  /** The place of the last announcement; what is read from now on knows of all up to it. */
  place(): number;
  latest(projectId: string): Latest;
}

/**
 * Makes the bus of one process. A listener that throws is reported and does not stop the others.
 * @param begin when the process began: places are counted from there, so that those of an earlier process lie behind
 */
export function createEvents(begin: Date, onError: (error: unknown) => void): Events {
  const listeners = new Set<(event: LiveEvent) => void>();
  const first = begin.getTime() * 1000;
  let last = first;
  const latest = new Map<string, Latest>();

  function count(event: LiveEvent): void {
    last++;
    if (!event.projectId) return;
    const known = latest.get(event.projectId) ?? { news: first, facts: first };
    const kind = event.kind === "block" && event.aspect === "facts" ? "facts" : "news";
    latest.set(event.projectId, { ...known, [kind]: last });
  }

  return {
    place: () => last,
    latest: (projectId) => latest.get(projectId) ?? { news: first, facts: first },
    announce(event) {
      count(event);
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

/** Group commit: what has gathered goes to disk in one transaction, and only then is anything of it said. */
import type { LoggedUpdate } from "./update-log.ts";

/** What there is to say once the group is on disk. Without a text it is said whatever becomes of the group. */
interface Announcement<T> {
  text: string | undefined;
  say(): T[];
}

export interface GroupCommitOptions<T> {
  /** Writes durably or throws; answers the new version of each text. */
  append(batch: LoggedUpdate[]): Map<string, number>;
  committed(versions: Map<string, number>): void;
  /** The disk refused: nothing of the group happened. Answers what these texts' sockets are told instead. */
  failed(texts: Set<string>, error: unknown): T[];
  speak(said: T[]): void;
}

export class GroupCommit<T> {
  private batch: LoggedUpdate[] = [];
  private announcements: Announcement<T>[] = [];
  private due = false;

  constructor(private readonly options: GroupCommitOptions<T>) {}

  write(update: LoggedUpdate): void {
    this.batch.push(update);
    this.beDue();
  }

  /** Says something of a text after the group it stands in; of no text, whatever becomes of the group. */
  after(text: string | undefined, say: () => T[]): void {
    this.announcements.push({ text, say });
    this.beDue();
  }

  private beDue(): void {
    if (this.due) return;
    this.due = true;
    // Messages that have arrived already are read first: they join this group.
    setImmediate(() => this.flush());
  }

  /** Commits what has gathered, then speaks. Answers the texts whose updates the disk refused. */
  flush(): Set<string> {
    this.due = false;
    const { batch, announcements } = this;
    this.batch = [];
    this.announcements = [];
    const { refused, said } = this.commit(batch);
    for (const { text, say } of announcements) if (text === undefined || !refused.has(text)) said.push(...say());
    if (said.length > 0) this.options.speak(said);
    return refused;
  }

  private commit(batch: LoggedUpdate[]): { refused: Set<string>; said: T[] } {
    if (batch.length === 0) return { refused: new Set(), said: [] };
    try {
      this.options.committed(this.options.append(batch));
      return { refused: new Set(), said: [] };
    } catch (error) {
      const refused = new Set(batch.map(({ text }) => text));
      return { refused, said: this.options.failed(refused, error) };
    }
  }
}

/** The texts that are in memory: loaded when first asked for, compacted when their logs are long, let go when idle. */
import { Room } from "./room.ts";
import type { UpdateLog } from "./update-log.ts";

export interface RoomsOptions {
  log: UpdateLog;
  now(): Date;
  trouble(what: string, error: unknown): void;
  /** How long a text without readers stays in memory, ms. */
  idleMs: number;
}

/** How many updates make a compaction worth while. */
const compactAfter = 2000;

export class Rooms {
  private readonly rooms = new Map<string, Room>();

  constructor(private readonly options: RoomsOptions) {}

  /** @throws Error when the text is absent or cannot be read (R9) */
  get(id: string): Room {
    const room = this.rooms.get(id) ?? Room.load(id, this.options.log);
    this.rooms.set(id, room);
    this.touch(id);
    return room;
  }

  /** The text if it is in memory. */
  loaded(id: string): Room | undefined {
    return this.rooms.get(id);
  }

  /** Somebody was in the text a moment ago. */
  touch(id: string): void {
    const room = this.rooms.get(id);
    if (room) room.idleSince = this.options.now().getTime();
  }

  /** What memory says of the text is no longer to be trusted: the next reader gets it from disk. */
  forget(id: string): void {
    this.rooms.delete(id);
  }

  /** Compacts long logs and lets idle texts go. */
  tidy(busy: ReadonlySet<string>): void {
    for (const room of this.rooms.values()) {
      try {
        this.tidyOne(room, busy.has(room.id));
      } catch (error) {
        // A full disk: the log stays as long as it is, and the next sweep tries again.
        this.options.trouble(`tidying text ${room.id}`, error);
      }
    }
  }

  private tidyOne(room: Room, busy: boolean): void {
    const idle = !busy && this.options.now().getTime() - room.idleSince >= this.options.idleMs;
    if (room.tail >= compactAfter || (idle && room.tail > 0)) room.compact();
    if (!idle) return;
    this.rooms.delete(room.id);
    room.doc.destroy();
  }
}

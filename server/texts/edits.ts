/** Edits that the product makes for an account: like those of a socket, but by a command, and on disk when they return. */
import type { DocNode } from "../../content/schema/document.ts";
import type { ReplacedPlace, Replacing, RequirementEdit, RequirementEdited } from "../domain/texts.ts";
import { updateTowards } from "./documents.ts";
import type { Freezing } from "./freezing.ts";
import { cardsIn, changeOf, writeCard } from "./requirement-cards.ts";
import type { Rooms } from "./rooms.ts";
import { putWordsBack, replaceWords } from "./word-replacing.ts";

export interface EditsGround {
  rooms: Rooms;
  freezing: Freezing;
  /** Commits what has gathered. */
  flush(): void;
  /** Writes an update as a user's. @throws Error when the disk refused it */
  make(id: string, user: string, update: Uint8Array): void;
}

/** Each of them: @throws Locked while the text is frozen */
export class Edits {
  constructor(private readonly ground: EditsGround) {}

  /**
   * Turns a text into a document; everyone in the text sees it change.
   * @param version only if nothing has been written since this one @returns whether it was done
   */
  edit(id: string, doc: DocNode, user: string, version?: number): boolean {
    const { rooms, freezing, flush, make } = this.ground;
    freezing.mustTakeEdits(id);
    flush();
    const room = rooms.get(id);
    if (version !== undefined && version !== room.version) return false;
    make(id, user, updateTowards(room.state(), doc));
    return true;
  }

  /** Turns a frozen text into a document: its freezer alone may. */
  editFrozen(id: string, doc: DocNode, user: string): void {
    this.ground.make(id, user, updateTowards(this.ground.rooms.get(id).state(), doc));
  }

  /** Changes words of a requirement. */
  editRequirement(id: string, uuid: string, edit: RequirementEdit, user: string): RequirementEdited {
    const { rooms, freezing, make } = this.ground;
    freezing.mustTakeEdits(id);
    let edited: RequirementEdited = "absent";
    const update = changeOf(rooms.get(id).state(), (fragment) => void (edited = writeCard(fragment, uuid, edit)));
    if (update) make(id, user, update);
    return edited;
  }

  /** Replaces words, if nothing was written since a version. */
  replaceWords(id: string, replacing: Replacing, user: string, version: number): ReplacedPlace[] | null {
    const { rooms, freezing, flush, make } = this.ground;
    freezing.mustTakeEdits(id);
    flush();
    const room = rooms.get(id);
    if (version !== room.version) return null;
    let places: ReplacedPlace[] = [];
    const update = changeOf(room.state(), (fragment) => void (places = replaceWords(fragment, replacing)));
    if (update) make(id, user, update);
    return places;
  }

  /** Puts replaced words back where they are untouched. @returns how many */
  putWordsBack(id: string, places: ReplacedPlace[], user: string): number {
    const { rooms, freezing, make } = this.ground;
    freezing.mustTakeEdits(id);
    let done = 0;
    const update = changeOf(rooms.get(id).state(), (fragment) => void (done = putWordsBack(fragment, places)));
    if (update) make(id, user, update);
    return done;
  }

  /** Gives requirements other uuids, by the system itself. */
  reidentify(id: string, uuids: Record<string, string>): void {
    const { rooms, freezing, make } = this.ground;
    freezing.mustNotBeLocked(id);
    const update = changeOf(rooms.get(id).state(), (fragment) => {
      for (const card of cardsIn(fragment)) {
        const uuid = uuids[String(card.getAttribute("uuid"))];
        if (uuid) card.setAttribute("uuid", uuid);
      }
    });
    if (update) make(id, "", update);
  }
}

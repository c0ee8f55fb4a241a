/** Moving things of the outline by keys, and what is said of every step; comes when somebody first reaches for a row. */
import type { Translate } from "../i18n/messages.ts";
import { isSamePlace, moved, placeOf, stepFrom, titleOf, type Item, type Place, type Sections } from "./order.ts";

/** A line where the thing would go: before or after a row, or into a closed section. */
export interface Mark {
  id: string;
  side: "before" | "after" | "into";
}

/** What is in the hand. */
export interface Held {
  item: Item;
  by: "keys" | "pointer";
  from: Place;
  to: Place;
  /** Only a pointer shows it: keys move the row itself. */
  mark?: Mark | undefined;
}

/** What the outline lets hands do. */
export interface Hands {
  t: Translate;
  /** As stored and moved so far, without what is held. */
  sections: Sections;
  held: Held | null;
  hold: (held: Held | null) => void;
  put: (item: Item, to: Place) => void;
  /** Says it to screen readers. */
  say: (words: string) => void;
  /** Keeps the focus on an item whose row is about to move. */
  follow: (item: Item) => void;
  /** Opens a section for as long as hands are at it. */
  reveal: (sectionId: string) => void;
}

/** «Блок «Воронка продаж»: место 3 из 9 в разделе «Модель»». */
function whereabouts({ t, sections }: Hands, item: Item, to: Place): string {
  const title = titleOf(sections, item);
  const after = moved(sections, { item, to });
  const place = to.position + 1;
  if (item.kind === "section") return t("outline.sectionAt", { title, place, of: after.length });
  const section = after.find(({ id }) => id === to.sectionId);
  const values = { title, place, of: section?.blocks.length ?? 0, section: section?.title ?? "" };
  return t("outline.blockAt", values);
}

function show(hands: Hands, item: Item, to: Place): void {
  if (to.sectionId !== null) hands.reveal(to.sectionId);
  hands.follow(item);
}

/** Takes an item into the hand. */
export function pickUp(hands: Hands, item: Item): void {
  const from = placeOf(hands.sections, item);
  if (!from) return;
  hands.hold({ item, by: "keys", from, to: from });
  show(hands, item, from);
  hands.say(`${hands.t("outline.picked")} ${whereabouts(hands, item, from)} ${hands.t("outline.keys")}`);
}

/** Moves what is held by one. */
export function step(hands: Hands, by: -1 | 1): void {
  const { held } = hands;
  if (!held) return;
  const to = stepFrom(moved(hands.sections, held), held.item, by);
  if (!to) return hands.say(hands.t(by < 0 ? "outline.top" : "outline.bottom"));
  hands.hold({ ...held, to });
  show(hands, held.item, to);
  hands.say(whereabouts(hands, held.item, to));
}

/** Leaves what is held where it is now, or at a place pointed at. */
export function putDown(hands: Hands, at?: Place): void {
  const { held } = hands;
  if (!held) return;
  const to = at ?? held.to;
  if (isSamePlace(to, held.from)) return putBack(hands);
  hands.hold(null);
  hands.put(held.item, to);
  show(hands, held.item, to);
  hands.say(`${hands.t("outline.putDown")} ${whereabouts(hands, held.item, to)}`);
}

/** Returns what is held to where it was. */
export function putBack(hands: Hands): void {
  const { held } = hands;
  if (!held) return;
  hands.hold(null);
  show(hands, held.item, held.from);
  hands.say(`${hands.t("outline.putBack")} ${whereabouts(hands, held.item, held.from)}`);
}

/** Moves an item by one at once, without picking it up. */
export function nudge(hands: Hands, item: Item, by: -1 | 1): void {
  const to = stepFrom(hands.sections, item, by);
  if (!to) return hands.say(hands.t(by < 0 ? "outline.top" : "outline.bottom"));
  hands.put(item, to);
  show(hands, item, to);
  hands.say(whereabouts(hands, item, to));
}

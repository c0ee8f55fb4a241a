/** The small button on a requirement's card that tells how many of its words are vague: the way to them by keyboard. */
import { requirementAnchor } from "../../../content/schema/names.ts";
import { element, strokes } from "../forms/elements.ts";
import type { Vague } from "./watching.ts";

const bulb =
  "M15 14c.2-1 .7-1.7 1.5-2.5 1-.9 1.5-2.2 1.5-3.5A6 6 0 0 0 6 8c0 1 .2 2.2 1.5 3.5.7.7 1.3 1.5 1.5 2.5M9 18h6M10 22h4";

interface Counting {
  label: (count: number) => string;
  open: (vague: Vague) => void;
}

/** Brings the buttons of an editor's cards up to date. */
export function countOnCards(root: Element, vague: readonly Vague[], { label, open }: Counting): void {
  const byCard = new Map<string, Vague[]>();
  for (const one of vague) byCard.set(one.uuid, [...(byCard.get(one.uuid) ?? []), one]);
  for (const old of root.querySelectorAll<HTMLButtonElement>(".req-vague"))
    if (!byCard.has(old.dataset.uuid ?? "")) old.remove();
  for (const [uuid, own] of byCard) {
    const tail = root.querySelector(`#${CSS.escape(requirementAnchor(uuid))} .req-tail`);
    const count = tail?.querySelector<HTMLButtonElement>(".req-vague") ?? element("button", "btn sm ghost req-vague");
    const words = label(own.length);
    count.type = "button";
    count.dataset.uuid = uuid;
    count.title = `${words} · Ctrl .`;
    count.setAttribute("aria-keyshortcuts", "Control+.");
    count.setAttribute("aria-label", words);
    count.setAttribute("aria-haspopup", "dialog");
    count.replaceChildren(strokes(bulb), String(own.length));
    count.onclick = () => open(own[0]!);
    if (tail && count.parentElement !== tail) tail.prepend(count);
  }
}

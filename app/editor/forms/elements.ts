/** Small DOM pieces of node views: elements, buttons, drawn icons. */

type Children = (HTMLElement | SVGElement | string)[];

/** An element with a class, attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: Record<string, string> = {},
  ...children: Children
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** An element around the text that the editor leaves alone. */
export function chrome<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  attributes: Record<string, string> = {},
  ...children: Children
): HTMLElementTagNameMap[K] {
  return element(tag, className, { contenteditable: "false", ...attributes }, ...children);
}

/** Strokes on a 24 px field, in the look of the Lucide set. */
const drawings = {
  plus: "M5 12h14M12 5v14",
  up: "m5 12 7-7 7 7M12 19V5",
  down: "M12 5v14M19 12l-7 7-7-7",
  talk: "M21 15a2 2 0 0 1-2 2H7l-4 4V5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2z",
  remove: "M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2",
};

export type Drawing = keyof typeof drawings;

/** A drawing of strokes on a field of 24 px. */
export function strokes(lines: string): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(namespace, "path");
  path.setAttribute("d", lines);
  svg.append(path);
  return svg;
}

/** What the page hears when somebody wants to discuss the thing that the event comes from. */
export const discussEvent = "discuss";

export function discuss(thing: HTMLElement): void {
  thing.dispatchEvent(new Event(discussEvent, { bubbles: true }));
}

/** A button inside the text; pressing it with the mouse leaves the cursor where it is. */
export function button(
  text: string,
  run: () => void,
  look: { className?: string; icon?: Drawing; silent?: boolean } = {},
): HTMLButtonElement {
  const { className = "", icon, silent } = look;
  const made = element(
    "button",
    className,
    silent ? { type: "button", "aria-label": text, title: text } : { type: "button" },
  );
  if (icon) made.append(strokes(drawings[icon]));
  if (!silent) made.append(text);
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", run);
  return made;
}

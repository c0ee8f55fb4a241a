/** What keys pressed by themselves do, outside of fields: by the key itself, so that the layout does not matter. */

/** Where G and a letter go within a project, and behind the integrators' door. */
const places = {
  inside: {
    KeyO: "/overview",
    KeyD: "",
    KeyI: "/interviews",
    KeyS: "/approvers",
    KeyQ: "/questions",
    KeyC: "/changes",
  },
  door: { KeyD: "", KeyQ: "/questions", KeyC: "/changes" },
} as const satisfies Record<string, Record<string, string>>;

export type KeyDeed =
  | { kind: "list" }
  | { kind: "wait" }
  | { kind: "go"; to: string }
  | { kind: "step"; by: 1 | -1 }
  | { kind: "enter" }
  | { kind: "nothing" };

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The address that pages of a project begin with, and whether it is behind the door; undefined outside of projects. */
function homeOf(pathname: string): { home: string; side: keyof typeof places } | undefined {
  const [, home, kind] = /^(\/(projects|tender)\/(?!new$)[^/]+)/.exec(pathname) ?? [];
  return home ? { home, side: kind === "tender" ? "door" : "inside" } : undefined;
}

/**
 * @param pathname of the page @param afterG whether G was pressed just before
 * @returns what is to be done; «wait» for the letter after G
 */
export function deedOf(pressed: Pressed, pathname: string, afterG: boolean): KeyDeed {
  const { key, code } = pressed;
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return { kind: "nothing" };
  if (key === "?" || (code === "Slash" && pressed.shiftKey)) return { kind: "list" };
  if (pressed.shiftKey) return { kind: "nothing" };
  const at = homeOf(pathname);
  if (afterG) {
    const to = at && (places[at.side] as Record<string, string>)[code];
    return to === undefined ? { kind: "nothing" } : { kind: "go", to: at!.home + to };
  }
  if (code === "KeyG") return at ? { kind: "wait" } : { kind: "nothing" };
  if (code === "KeyJ") return { kind: "step", by: 1 };
  if (code === "KeyK") return { kind: "step", by: -1 };
  return code === "Enter" ? { kind: "enter" } : { kind: "nothing" };
}

/** Does the key belong to what has the focus? */
export function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector("[role=dialog], [role=menu]")) return true;
  return target.closest("input, textarea, select, [contenteditable=true], [role=listbox], [role=tablist]") !== null;
}

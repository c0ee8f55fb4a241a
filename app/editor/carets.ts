/** Carets of the others: a name for three seconds after they moved and on hovering, in the colour of the person. */
import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { DecorationAttrs } from "@tiptap/pm/view";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";

/** How long a name stays beside its caret, ms. */
const namedMs = 3_000;

/** The colours the server gives, in the order of the design's classes, which suit both themes. */
const colors = ["#9A3412", "#0F6A66", "#7A2E8E"];

interface Person {
  name: string;
  color: string;
}

function colorClass(color: string): string {
  return `c${Math.max(0, colors.indexOf(color.toUpperCase())) + 1}`;
}

function caretOf({ name, color }: Person, client: number, named: boolean): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `caret below ${colorClass(color)}${named ? " named" : ""}`;
  caret.dataset.client = String(client);
  const label = document.createElement("b");
  label.textContent = name;
  caret.append(label);
  return caret;
}

function selectionOf({ color }: Person): DecorationAttrs {
  return { class: `caret-sel ${colorClass(color)}` };
}

/** Shows and hides names as their carets move. */
function namesPlugin(awareness: Awareness, named: Map<number, ReturnType<typeof setTimeout>>): Plugin {
  return new Plugin({
    key: new PluginKey("caretNames"),
    view: (view) => {
      const toggle = (client: number, on: boolean) => {
        for (const caret of view.dom.querySelectorAll(`.caret[data-client="${client}"]`))
          caret.classList.toggle("named", on);
      };
      const moved = ({ added, updated }: { added: number[]; updated: number[] }) => {
        for (const client of [...added, ...updated]) {
          if (client === awareness.clientID) continue;
          clearTimeout(named.get(client));
          const hide = () => {
            named.delete(client);
            toggle(client, false);
          };
          named.set(client, setTimeout(hide, namedMs));
          toggle(client, true);
        }
      };
      awareness.on("change", moved);
      return {
        destroy: () => {
          awareness.off("change", moved);
          for (const timer of named.values()) clearTimeout(timer);
        },
      };
    },
  });
}

/** Sends one's own caret and shows those of the others; who they are is stamped by the server. */
export function carets(awareness: Awareness) {
  return Extension.create({
    name: "carets",
    priority: 999,
    addProseMirrorPlugins() {
      const named = new Map<number, ReturnType<typeof setTimeout>>();
      return [
        namesPlugin(awareness, named),
        yCursorPlugin(awareness, {
          awarenessStateFilter: (own, client, state: { user?: Person } | null) =>
            own !== client && state?.user !== undefined,
          cursorBuilder: (person: Person, client) => caretOf(person, client, named.has(client)),
          selectionBuilder: selectionOf,
        }) as Plugin,
      ];
    },
  });
}

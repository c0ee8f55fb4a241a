/** Names of what texts refer to, for the views of an editor: they change while the editor stays. */
import type { Names } from "../../content/schema/names.ts";

export interface NamesStore {
  get(): Names;
  set(names: Names): void;
  /** @returns the way to stop listening */
  subscribe(listener: () => void): () => void;
}

export function createNames(first: Names): NamesStore {
  let names = first;
  const listeners = new Set<() => void>();
  return {
    get: () => names,
    set(next) {
      if (next === names) return;
      names = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

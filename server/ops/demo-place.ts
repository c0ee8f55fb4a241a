/** Where what the demonstration says belongs: its blocks by the keys of the template. */
/** Ids of blocks by their keys. */
export interface DemoPlace {
  projectId: string;
  blocks: ReadonlyMap<string, string>;
}

export function blockOf({ blocks }: DemoPlace, key: string): string {
  const id = blocks.get(key);
  if (id === undefined) throw new Error(`the demonstration knows no block ${key}`);
  return id;
}

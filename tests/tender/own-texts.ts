/** Texts of one world among several that stand on the same worker: the same ids in each, apart from one another. */
import type { Texts } from "../../server/texts/texts.ts";

/** The calls that a tender needs, each text kept under the world's own name. */
export function ownTexts(texts: Texts, world: string): Texts {
  const own = (id: string) => `${world}-${id}`;
  return {
    ...texts,
    create: (made, author) =>
      texts.create(
        made.map(({ id, doc }) => ({ id: own(id), doc })),
        author,
      ),
    read: async (id) => ({ ...(await texts.read(own(id))), id }),
    html: async (ids, language) => {
      const all = await texts.html(ids.map(own), language);
      return new Map(ids.flatMap((id) => (all.has(own(id)) ? [[id, { ...all.get(own(id))!, id }] as const] : [])));
    },
    revised: (id, version) => texts.revised(own(id), version),
    anchor: (id, chosen) => texts.anchor(own(id), chosen),
    places: (id, anchors) => texts.places(own(id), anchors),
    derive: (id) => texts.derive(own(id)),
    edit: (id, doc, account, version) => texts.edit(own(id), doc, account, version),
  };
}

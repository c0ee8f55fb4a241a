/** HTML of contents that never change, kept while there is room: what is published is read again and again. */
import { sha256 } from "../random.ts";

/** @param more in what the renderings of one content differ */
type Render<More extends readonly (string | undefined)[]> = (
  id: string,
  bytes: Uint8Array,
  ...more: More
) => Promise<string>;

/**
 * The same rendering, which remembers: what was read last stays, what nobody reads gives way.
 * @param most how many characters of HTML are kept
 */
export function keepRenderings<More extends readonly (string | undefined)[]>(
  render: Render<More>,
  most: number,
): Render<More> {
  const kept = new Map<string, string>();
  const underWay = new Map<string, Promise<string>>();
  let size = 0;

  function keep(key: string, html: string): void {
    if (html.length > most) return;
    kept.set(key, html);
    size += html.length;
    for (const [oldest, { length }] of kept) {
      if (size <= most) return;
      kept.delete(oldest);
      size -= length;
    }
  }

  return (id, bytes, ...more) => {
    const key = sha256(JSON.stringify([id, sha256(Buffer.from(bytes)), ...more]));
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return Promise.resolve(known);
    }
    const asked = underWay.get(key);
    if (asked) return asked;
    const rendering = render(id, bytes, ...more);
    underWay.set(key, rendering);
    const over = () => underWay.delete(key);
    rendering.then((html) => {
      over();
      keep(key, html);
    }, over);
    return rendering;
  };
}

/** What a search within the publication has found: the blocks, and the words around. */
import type { OutsideHit } from "../../../server/domain/tender/projection/shapes.ts";
import { useT } from "../../i18n/speech.tsx";

export function Found({ hits, query }: { hits: readonly OutsideHit[]; query: string }) {
  const t = useT();
  return (
    <section className="door-found" aria-labelledby="found">
      <h2 className="h2" id="found">
        {hits.length === 0 ? t("door.foundNone", { query }) : t("door.found", { query, count: hits.length })}
      </h2>
      <ol>
        {hits.map(({ id, number, title, snippets, count }) => (
          <li key={id}>
            <a className="link" href={`#block-${id}`}>
              {number} {title}
            </a>{" "}
            <span className="muted small">{t("door.times", { count })}</span>
            {snippets.map(({ before, match, after }, at) => (
              <p key={at}>
                {before}
                <mark>{match}</mark>
                {after}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

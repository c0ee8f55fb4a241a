/** The text as it is now, each stretch in the colour of its writer; hovering or focusing it says his name and when. */
import { useT } from "../../i18n/speech.tsx";
import type { HistoryPage } from "./queries.ts";

export function Authors({ authors }: { authors: NonNullable<HistoryPage["authors"]> }) {
  const t = useT();
  return (
    <>
      <p className="muted">{t("history.whoNote")}</p>
      <ul className="row wrap by-legend">
        {authors.people.map(({ name, look }) => (
          <li key={name} className={`by ${look}`}>
            {name}
          </li>
        ))}
      </ul>
      <div className="rl-sheet">
        <div className="prose doc-text" dangerouslySetInnerHTML={{ __html: authors.html }} />
      </div>
    </>
  );
}

/** Which discussions a list shows: addresses without scripts, a change in place with them. */
import { Link } from "@remix-run/react";
import { useT } from "../i18n/speech.tsx";
import { shows, showWords, type Show } from "./shows.ts";

interface ShowLinksProps {
  chosen: Show;
  addressOf: (show: Show) => string;
  /** Changes the list in its place; left out where the address itself does. */
  onChoose?: (show: Show) => void;
}

export function ShowLinks({ chosen, addressOf, onChoose }: ShowLinksProps) {
  const t = useT();
  return (
    <nav className="talk-shows" aria-label={t("talk.show")}>
      {shows.map((show) => (
        <Link
          key={show}
          to={addressOf(show)}
          preventScrollReset
          aria-current={show === chosen ? "true" : undefined}
          onClick={(event) => {
            if (!onChoose || event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onChoose(show);
          }}
        >
          {t(showWords[show])}
        </Link>
      ))}
    </nav>
  );
}

/** Where a question stands: its block, and the words, the requirement or the row in it. */
import type { ReactNode } from "react";
import type { AskedPlace } from "../../server/domain/clarifications/places.ts";
import { useLanguage, useT } from "../i18n/speech.tsx";

/** @param block the block's title, or a link of it */
export function PlaceWords({ block, words }: { block: ReactNode; words: AskedPlace | null }) {
  const t = useT();
  const quotes = useLanguage() === "ru" ? ["«", "»"] : ["“", "”"];
  return (
    <>
      {t("questions.to")} <span className="written">{block}</span>
      {words && (
        <span className="written">
          {words.kind === "requirement" ? `, ${words.words}` : `, ${quotes[0]}${words.words}${quotes[1]}`}
        </span>
      )}
    </>
  );
}

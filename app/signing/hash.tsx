/** The short hash of a revision: what people compare by eye; the whole one is in its title. */
import { useT } from "../i18n/speech.tsx";

/** How many characters of a hash people are shown. */
const shown = 8;

export function shortHash(hash: string): string {
  return hash.slice(0, shown);
}

export function Hash({ of }: { of: string }) {
  const t = useT();
  return (
    <span className="sg-hash" title={of}>
      <span className="vh">{t("signature.hash")} </span>
      {shortHash(of)}
    </span>
  );
}

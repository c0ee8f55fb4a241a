/** The company's rules of electronic signature as a signer reads them: a sheet with the order above and the hash below. */
import { useT } from "../i18n/speech.tsx";

export interface ShownRules {
  body: string;
  orderNumber: string;
  /** In the reader's words. */
  orderDay: string;
  /** None while it is only a draft. */
  hash?: string | undefined;
}

/** Titles are short lines without a full stop at their end. */
function isTitle(paragraph: string): boolean {
  return paragraph.length <= 120 && !/[.,:;!?]$/.test(paragraph);
}

/** @param label what the sheet is called to those who hear it: it scrolls and can be reached by the keyboard */
export function SigningRulesSheet({ rules, label }: { rules: ShownRules; label: string }) {
  const t = useT();
  const { body, orderNumber, orderDay, hash } = rules;
  const paragraphs = body.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  return (
    <div className="rules-sheet" role="region" aria-label={label} tabIndex={0}>
      <p className="muted">{t("signing.order", { number: orderNumber, date: orderDay })}</p>
      {paragraphs.map((paragraph, at) => (
        <p key={at} className="rules-p">
          {isTitle(paragraph) ? <b>{paragraph}</b> : paragraph}
        </p>
      ))}
      {hash && (
        <p className="rules-hash">
          <span className="muted">{t("signing.hash")}</span> <span className="secret">{hash}</span>
        </p>
      )}
    </div>
  );
}

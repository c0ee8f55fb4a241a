/** The calm reading view: what changed since one's last visa with the whole text a tap away, or the whole text. */
import { useEffect, useRef, useState } from "react";
import MessageCircle from "lucide-react/icons/message-circle";
import { useT } from "../../i18n/speech.tsx";
import { Redline } from "../../project/redline.tsx";
import { Hash } from "../../signing/hash.tsx";
import { TermMark } from "../../signing/term-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import type { ShownRound } from "./queries.ts";
import { selectedPlace, type SelectedPlace } from "./selected-place.ts";
import type { Remarks } from "./use-remarks.ts";

interface ReaderProps {
  round: ShownRound;
  /** Given when the reader is to decide: he may remark on words that he selects. */
  remarks: Remarks | undefined;
}

export function Reader({ round, remarks }: ReaderProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const { text, changes } = round;
  return (
    <section className="sg-reader" aria-label={t("signature.text")}>
      <Replaced hash={round.hash} />
      <div className="sg-meta">
        <span>{t("signature.revision", { number: round.revision })}</span>
        <Hash of={round.hash} />
        <span>{t("signature.submitted", { name: round.submittedBy, when: round.submitted })}</span>
        {round.isOpen && <TermMark term={round.term} />}
        <span>{t("signature.minutes", { count: text.minutes })}</span>
      </div>
      {changes && <Views changes={changes} />}
      <div ref={root} className="sg-text">
        {changes && (
          <div className="sg-diff">
            <Redline view={changes.view} />
          </div>
        )}
        <div className="sg-whole">
          {text.notRequired !== null && (
            <Note tone="acc">
              <b>{t("state.notRequired")}.</b> {text.notRequired}
            </Note>
          )}
          <div className="prose doc-text" dangerouslySetInnerHTML={{ __html: text.html }} />
        </div>
      </div>
      {remarks && <Bar root={root} lines={text.lines} remarks={remarks} />}
    </section>
  );
}

/** A page that was open has been given another revision: what is signed is what stands there now. */
function Replaced({ hash }: { hash: string }) {
  const t = useT();
  const [first] = useState(hash);
  if (hash === first) return null;
  return (
    <Note tone="warn" announced>
      {t("signature.replaced")}
    </Note>
  );
}

/** Radios and a stylesheet, so that the whole text is a tap away without scripts as well. */
function Views({ changes }: { changes: NonNullable<ShownRound["changes"]> }) {
  const t = useT();
  const { since, taken, authors } = changes;
  return (
    <div className="sg-views">
      <fieldset>
        <legend className="vh">{t("signature.view")}</legend>
        <div className="seg">
          <label>
            <input className="vh" type="radio" name="view" value="changes" defaultChecked />
            {t("signature.changes")}
          </label>
          <label>
            <input className="vh sg-see-all" type="radio" name="view" value="all" />
            {t("signature.whole")}
          </label>
        </div>
      </fieldset>
      <p className="small muted">
        {t("signature.since", { number: since, when: taken })}
        {authors.length > 0 && ` ${t("signature.authors", { names: authors.join(", ") })}`}
      </p>
    </div>
  );
}

interface BarProps {
  root: React.RefObject<HTMLDivElement>;
  lines: readonly string[];
  remarks: Remarks;
}

/** Stays at the lower edge while the text is read: the way to the decision, and to a remark on the selected words. */
function Bar({ root, lines, remarks }: BarProps) {
  const t = useT();
  const selected = useSelectedPlace(root, lines);
  // A finger that goes down on the button takes the selection away; the button must outlive that.
  const [held, hold] = useState<SelectedPlace>();
  const place = held ?? selected;
  const remark = () => {
    hold(undefined);
    if (!place) return;
    window.getSelection()?.removeAllRanges();
    remarks.add(place.quote ?? { body: `«${place.words}»: ` });
  };
  return (
    <div className="sg-bar">
      {place ? (
        <>
          <span className="sg-bar-words">
            «{place.words}»{place.isCut && <small>{t("signature.firstLineOnly")}</small>}
          </span>
          <Button
            look="primary"
            icon={MessageCircle}
            onPointerDown={(event) => {
              event.preventDefault();
              hold(place);
            }}
            onPointerCancel={() => hold(undefined)}
            onClick={remark}
          >
            {t("signature.remarkHere")}
          </Button>
        </>
      ) : (
        <>
          <span className="sg-bar-hint small muted">{t("signature.selectHint")}</span>
          <a className="btn pri" href="#decision">
            {t("signature.toDecision")}
          </a>
        </>
      )}
    </div>
  );
}

function useSelectedPlace(root: BarProps["root"], lines: readonly string[]): SelectedPlace | undefined {
  const [place, setPlace] = useState<SelectedPlace>();
  useEffect(() => {
    const look = () => setPlace(root.current ? selectedPlace(root.current, lines) : undefined);
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [root, lines]);
  return place;
}

/** Blocks that differ between two publications: the list of them, and each with its requirements and its redline. */
import type { OutsideChange, OutsideChanges } from "../../../server/domain/tender/projection/shapes.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Redline } from "../../project/redline.tsx";
import { Code, Pill } from "../../ui/marks.tsx";

const words: Record<OutsideChange["change"], { word: SimpleKey; tone?: "ok" | "warn" | "bad" | "acc" }> = {
  added: { word: "door.blockAdded", tone: "ok" },
  removed: { word: "door.blockRemoved", tone: "bad" },
  changed: { word: "door.blockChanged", tone: "acc" },
  agreed: { word: "door.blockAgreed" },
};

export function Summary({ changes }: { changes: OutsideChanges }) {
  const t = useT();
  return (
    <section aria-labelledby="changed">
      <h2 className="h2" id="changed">
        {t("door.changedBlocks")}
      </h2>
      <ul className="door-changed">
        {changes.blocks.map((block) => (
          <li key={block.id}>
            <a className="link" href={`#change-${block.id}`}>
              {block.number} {block.title}
            </a>
            <Change of={block} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ of: { change } }: { of: OutsideChange }) {
  const t = useT();
  const { word, tone } = words[change];
  return <Pill {...(tone && { tone })}>{t(word)}</Pill>;
}

export function ChangedBlock({ block, to }: { block: OutsideChange; to: string }) {
  const t = useT();
  const { id, number, title, added, removed, changed, redline } = block;
  return (
    <section className="sect" id={`change-${id}`} aria-labelledby={`title-${id}`}>
      <h2 className="h2" id={`title-${id}`}>
        {number} {title}
      </h2>
      <p className="door-change-of">
        <Change of={block} />
        <a className="link" href={to}>
          {t("door.readBlock")}
        </a>
      </p>
      <Codes word="door.reqAdded" codes={added} />
      <Codes word="door.reqRemoved" codes={removed} />
      <Codes word="door.reqChanged" codes={changed} />
      {redline && (
        <div className="rl-sheet">
          <Redline view={redline} />
        </div>
      )}
    </section>
  );
}

function Codes({ word, codes }: { word: SimpleKey; codes: readonly string[] }) {
  const t = useT();
  if (codes.length === 0) return null;
  return (
    <p className="door-codes">
      <span className="muted">{t(word)}</span>{" "}
      {codes.map((code) => (
        <Code key={code}>{code}</Code>
      ))}
    </p>
  );
}

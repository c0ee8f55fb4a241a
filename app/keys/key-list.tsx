/** All keys, and the switch of those that are pressed by themselves. */
import { useState } from "react";
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { Dialog } from "../ui/overlays.tsx";
import { areSingleKeysOn, switchSingleKeys } from "./single-keys-choice.ts";

const rows: readonly [keys: string, does: SimpleKey][] = [
  ["Ctrl K", "keys.palette"],
  ["?", "keys.list"],
  ["G O", "keys.overview"],
  ["G D", "keys.document"],
  ["G I", "keys.interviews"],
  ["G S", "keys.signOff"],
  ["G Q", "keys.questions"],
  ["G C", "keys.changes"],
  ["J", "keys.next"],
  ["K", "keys.before"],
  ["Enter", "keys.enter"],
  ["Esc", "keys.leave"],
  ["/", "keys.insert"],
  ["Alt R", "keys.requirement"],
  ["Alt ↑ ↓", "keys.move"],
  ["Ctrl H", "keys.find"],
  ["Ctrl Alt M", "keys.discuss"],
  ["Ctrl Enter", "keys.send"],
  ["Alt F10", "keys.tools"],
];

export default function KeyList({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [on, setOn] = useState(areSingleKeysOn);
  const change = (next: boolean) => {
    switchSingleKeys(next);
    setOn(next);
  };
  return (
    <Dialog open onClose={onClose} title={t("keys.title")}>
      <dl className="keys">
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input type="checkbox" checked={on} onChange={(event) => change(event.currentTarget.checked)} />
        <span>{t("keys.single")}</span>
      </label>
      <p className="hint">{t("keys.singleHint")}</p>
    </Dialog>
  );
}

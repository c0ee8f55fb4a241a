/** What a discussion that is being begun is about: the chosen words, or what they stand in. */
import X from "lucide-react/icons/x";
import { useEffect, useState } from "react";
import { useT } from "../i18n/speech.tsx";
import { fieldsOf, wholeBlock, type Choice } from "./places.ts";
import { placeWords } from "./thread.tsx";
import { IconButton } from "../ui/button.tsx";
import { Select } from "../ui/field.tsx";

interface DraftPlaceProps {
  /** With what it may stand at, the likeliest first. */
  draft: { choices: readonly Choice[] };
  onDrop: () => void;
}

export default function DraftPlace({ draft, onDrop }: DraftPlaceProps) {
  const t = useT();
  const [at, choose] = useState(0);
  useEffect(() => choose(0), [draft]);
  const { choices } = draft;
  const choice = choices[at] ?? wholeBlock;
  return (
    <>
      {fieldsOf(choice).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="draft-place">
        <p className="on-text">{choice.quote ?? t(placeWords[choice.kind])}</p>
        <IconButton icon={X} label={t("talk.cancel")} onClick={onDrop} />
      </div>
      {choices.length > 1 && (
        <Select
          name="about"
          label={t("talk.what")}
          value={String(at)}
          onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
          options={choices.map(({ kind }, index) => ({ value: String(index), label: t(placeWords[kind]) }))}
        />
      )}
    </>
  );
}

/** The small card of a vague word: why it is vague, what to ask, other words for it, or keeping it for a reason. */
import { useRef, useState, type FormEvent } from "react";
import type { Marker } from "../../content/wording/wording.ts";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { Field, Textarea } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";

interface HintCardProps {
  words: string;
  marker: Marker;
  /** Of the content file, which may not be that of the interface. */
  language: string;
  onReplace: (words: string) => void;
  /** Absent while the word cannot be kept. @returns null when it is kept, or why not */
  onKeep: ((reason: string) => Promise<string | null>) | undefined;
}

export function HintCard({ words, marker, language, onReplace, onKeep }: HintCardProps) {
  const t = useT();
  const [keeping, setKeeping] = useState(false);
  const [own, setOwn] = useState(marker.replace.length === 0);
  return (
    <div className="hint-card">
      <p className="hint-word">«{words}»</p>
      <p lang={language}>{marker.why}</p>
      <p lang={language}>
        <b>{t("wording.ask")}</b> {marker.ask}
      </p>
      {keeping ? (
        <KeepForm onKeep={onKeep} onBack={() => setKeeping(false)} />
      ) : (
        <>
          {marker.replace.map((proposal) => (
            <Button key={proposal} size="small" onClick={() => onReplace(proposal)}>
              {t("wording.replaceWith", { words: proposal })}
            </Button>
          ))}
          {own && <ReplaceForm words={words} onReplace={onReplace} />}
          <div className="row wrap">
            {!own && (
              <Button size="small" look="ghost" onClick={() => setOwn(true)}>
                {t("wording.own")}
              </Button>
            )}
            <Button size="small" look="ghost" onClick={() => setKeeping(true)}>
              {t("wording.keep")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** Forms of a card belong to no page: what they send goes nowhere else. */
function typed(event: FormEvent<HTMLFormElement>, name: string): string {
  event.preventDefault();
  event.stopPropagation();
  return String(new FormData(event.currentTarget).get(name)).trim();
}

function ReplaceForm({ words, onReplace }: Pick<HintCardProps, "words" | "onReplace">) {
  const t = useT();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const replacement = typed(event, "replacement");
    if (replacement !== "" && replacement !== words) onReplace(replacement);
  };
  return (
    <form onSubmit={submit}>
      <Field name="replacement" label={t("wording.replacement")} maxLength={300} autoComplete="off" required />
      <Button type="submit" size="small" look="primary">
        {t("wording.replace")}
      </Button>
    </form>
  );
}

function KeepForm({ onKeep, onBack }: Pick<HintCardProps, "onKeep"> & { onBack: () => void }) {
  const t = useT();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const sent = useRef(false);
  if (!onKeep) return <Note tone="acc">{t("wording.noCode")}</Note>;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    const reason = typed(event, "reason");
    if (sent.current) return;
    sent.current = true;
    setBusy(true);
    const why = await onKeep(reason);
    sent.current = false;
    setBusy(false);
    if (why !== null) setRefused(why || t("wording.unsent"));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Textarea
        name="reason"
        label={t("wording.reason")}
        hint={t("wording.reasonHint")}
        rows={2}
        maxLength={1000}
        required
      />
      {refused !== undefined && (
        <Note tone="bad" announced>
          {refused}
        </Note>
      )}
      <div className="row wrap">
        <Button type="submit" size="small" look="primary" aria-busy={busy}>
          {busy ? t("wording.keeping") : t("wording.keep")}
        </Button>
        <Button size="small" look="ghost" onClick={onBack}>
          {t("wording.back")}
        </Button>
      </div>
    </form>
  );
}

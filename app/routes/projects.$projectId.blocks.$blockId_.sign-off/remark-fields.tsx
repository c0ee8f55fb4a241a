/** The remarks of a decision: each with its words, the place it speaks of, and what it proposes to stand there. */
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useEffect, useRef } from "react";
import { useT } from "../../i18n/speech.tsx";
import { remarkField } from "../../signing/typed-remarks.ts";
import { Button } from "../../ui/button.tsx";
import { Textarea, type FormFailure } from "../../ui/field.tsx";
import { Note } from "../../ui/note.tsx";
import type { Remarks, WrittenRemark } from "./use-remarks.ts";

interface RemarkFieldsProps {
  remarks: Remarks;
  failure: FormFailure | undefined;
}

export function RemarkFields({ remarks, failure }: RemarkFieldsProps) {
  const t = useT();
  const { all, fresh, add } = remarks;
  const firstOfAll = all.findIndex(({ quote }) => quote === "");
  return (
    <div className="sg-remarks" role="group" aria-label={t("signature.remarks")}>
      {all.map((remark, at) => (
        <RemarkCard
          key={remark.key}
          {...{ remark, at, remarks }}
          isFresh={remark.key === fresh}
          failure={at === Math.max(0, firstOfAll) ? ofField(failure, at) : undefined}
        />
      ))}
      <div className="sg-more">
        <Button look="ghost" icon={Plus} onClick={() => add()}>
          {t("signature.oneMoreRemark")}
        </Button>
      </div>
    </div>
  );
}

/** A refusal speaks of remarks in general; it is told at the field where a remark is looked for first. */
function ofField(failure: FormFailure | undefined, at: number): FormFailure | undefined {
  if (failure?.error.field !== "remark") return undefined;
  return { ...failure, error: { ...failure.error, field: remarkField(at, "body") } };
}

interface RemarkCardProps extends RemarkFieldsProps {
  remark: WrittenRemark;
  at: number;
  isFresh: boolean;
}

function RemarkCard({ remark, at, remarks, isFresh, failure }: RemarkCardProps) {
  const t = useT();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isFresh) card.current?.querySelector("textarea")?.focus();
  }, [isFresh]);
  const { key, quote, prefix, suffix, isLost } = remark;
  const here = quote !== "";
  return (
    <div ref={card} className={here ? "sg-remark here" : "sg-remark"}>
      {here && <blockquote className="sg-quote">{quote}</blockquote>}
      {here &&
        Object.entries({ quote, prefix, suffix }).map(([part, value]) => (
          <input key={part} type="hidden" name={remarkField(at, part as "quote")} value={value} />
        ))}
      {isLost && <Note tone="warn">{t("signature.placeLost")}</Note>}
      <Textarea
        name={remarkField(at, "body")}
        label={here ? t("signature.remarkHere") : t("signature.remarkOfAll")}
        hint={here || at > 0 ? undefined : t("signature.remarkHint")}
        placeholder=" "
        value={remark.body}
        onChange={(event) => remarks.change(key, "body", event.target.value)}
        failure={failure}
      />
      {here && (
        <Textarea
          name={remarkField(at, "replacement")}
          label={t("signature.replacement")}
          hint={t("signature.replacementHint")}
          value={remark.replacement}
          onChange={(event) => remarks.change(key, "replacement", event.target.value)}
        />
      )}
      {(here || at > 0) && (
        <Button look="ghost" size="small" icon={X} onClick={() => remarks.remove(key)}>
          {t("signature.dropRemark")}
        </Button>
      )}
    </div>
  );
}

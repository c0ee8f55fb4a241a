/** One question of a meeting: what was asked, what was answered on the spot, which block it is about. */
import { useT } from "../../i18n/speech.tsx";
import { Select, Textarea, type FormFailure, type Option } from "../../ui/field.tsx";

interface RowProps {
  /** From 1. */
  number: number;
  blocks: readonly Option[];
  failure: FormFailure | undefined;
}

export function SpokenRow({ number, blocks, failure }: RowProps) {
  const t = useT();
  return (
    <fieldset className="qs-spoken">
      <legend className="vh">{t("meetings.question", { number })}</legend>
      <Textarea name={`question-${number}`} label={t("meetings.question", { number })} rows={2} failure={failure} />
      <Textarea name={`answer-${number}`} label={t("meetings.answer")} rows={2} failure={failure} />
      <div className="written">
        <Select
          name={`block-${number}`}
          label={t("meetings.block")}
          options={[{ value: "", label: t("questions.general") }, ...blocks]}
          failure={failure}
        />
      </div>
    </fieldset>
  );
}

/** The choice of three: agreed, agreed with remarks, not agreed. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useT } from "../i18n/speech.tsx";
import { FieldError, type FormFailure } from "../ui/field.tsx";
import { RadioCards } from "../ui/radio-cards.tsx";

interface ChoiceProps {
  typed: Record<string, string>;
  failure: FormFailure | undefined;
  disabled?: boolean;
  /** Another person's decision is told, not made: nothing is explained to him. */
  told?: boolean;
}

export function Choice({ typed, failure, disabled, told }: ChoiceProps) {
  const t = useT();
  const error = failure?.error.field === "decision" ? failure.error.message : undefined;
  return (
    <fieldset className="sg-choice" disabled={disabled} aria-describedby={error ? "decision-error" : undefined}>
      {told ? (
        <legend className="lab">{t("paper.decision")}</legend>
      ) : (
        <legend className="vh">{t("signature.choice")}</legend>
      )}
      <RadioCards
        name="decision"
        defaultValue={typed.decision}
        cards={[
          {
            value: "agreed",
            title: t("decision.agreed"),
            note: told ? undefined : t("decision.agreedNote"),
            icon: CircleCheck,
            tone: "ok",
          },
          {
            value: "agreed-with-remarks",
            title: t("decision.withRemarks"),
            note: told ? undefined : t("decision.withRemarksNote"),
            icon: TriangleAlert,
            tone: "rem",
          },
          {
            value: "rejected",
            title: t("decision.rejected"),
            note: told ? undefined : t("decision.rejectedNote"),
            icon: CircleX,
            tone: "bad",
          },
        ]}
      />
      {error && <FieldError id="decision-error">{error}</FieldError>}
    </fieldset>
  );
}

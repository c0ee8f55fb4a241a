/** The fields of an interview: whom, about what, when, and how he may be quoted. */
import type { InterviewSummary } from "../../server/domain/interviews/register.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { Check } from "../ui/check.tsx";
import { Field, Select, Textarea, type FormFailure, type Option } from "../ui/field.tsx";
import { Ticks } from "./ticks.tsx";
import { consentWords } from "./words.tsx";

export interface PlanChoices {
  roles: readonly Option[];
  blocks: readonly { id: string; number: string; title: string }[];
  people: readonly Option[];
}

export interface PlanStart {
  role: string;
  blocks: readonly string[];
  interviewers: readonly string[];
  interview?: InterviewSummary;
}

/** Fields that say by themselves what is wrong with them. */
export const planFields = ["role", "personName", "position", "department", "consent", "interviewDay", "heldAt"];

interface PlanFieldsProps {
  choices: PlanChoices;
  start: PlanStart;
  failure: FormFailure | undefined;
}

export function PlanFields({ choices, start, failure }: PlanFieldsProps) {
  const t = useT();
  const { language } = useProject();
  const { interview } = start;
  const hidden = interview !== undefined && interview.respondent.consent !== "name";
  const own = interview?.respondent;
  const hint = hidden ? t("interviews.hiddenName") : undefined;
  return (
    <>
      {hidden && <input type="hidden" name="hidden" value="1" />}
      <Select
        name="role"
        lang={language}
        label={t("interviews.role")}
        options={choices.roles}
        defaultValue={start.role}
        failure={failure}
      />
      <div className="f-row">
        <Field
          name="personName"
          label={t("interviews.name")}
          hint={hint ?? t("interviews.nameHint")}
          defaultValue={own?.name}
          maxLength={120}
          autoComplete="off"
          failure={failure}
        />
        <Field
          name="position"
          label={t("interviews.position")}
          defaultValue={own?.position}
          maxLength={120}
          failure={failure}
        />
        <Field
          name="department"
          label={t("interviews.department")}
          defaultValue={own?.department}
          maxLength={120}
          failure={failure}
        />
      </div>
      <Select
        name="consent"
        label={t("interviews.consent")}
        hint={t("interviews.consentHint")}
        options={(["role", "name", "none"] as const).map((value) => ({ value, label: t(consentWords[value]) }))}
        defaultValue={own?.consent ?? "role"}
        failure={failure}
      />
      <div className="f-row">
        <Field
          name="interviewDay"
          type="date"
          label={t("interviews.day")}
          defaultValue={interview?.heldOn}
          failure={failure}
        />
        <Field
          name="heldAt"
          type="time"
          label={t("interviews.time")}
          defaultValue={interview?.heldAt}
          failure={failure}
        />
        <Field
          name="venue"
          label={t("interviews.venue")}
          hint={t("interviews.venueHint")}
          defaultValue={interview?.place}
          maxLength={120}
          failure={failure}
        />
      </div>
      <Textarea
        name="interviewGoal"
        label={t("interviews.goal")}
        rows={2}
        defaultValue={interview?.goal}
        failure={failure}
      />
      <Check name="recorded" label={t("interviews.recorded")} defaultChecked={interview?.recorded ?? false} />
      <Ticks
        title={t("interviews.blocks")}
        prefix="block-"
        options={choices.blocks.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
        chosen={start.blocks}
      />
      <Ticks
        title={t("interviews.interviewers")}
        prefix="interviewer-"
        options={choices.people}
        chosen={start.interviewers}
      />
    </>
  );
}

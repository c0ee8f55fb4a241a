/** The project's names, language and time zone; and its goal in the customer's own words. */
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { Field, Select, Textarea, type FormFailure, type Option } from "../../ui/field.tsx";

interface NamesProps {
  zones: readonly Option[];
  failure: FormFailure | undefined;
}

export function ProjectNames({ zones, failure }: NamesProps) {
  const t = useT();
  const languages = [
    { value: "ru", label: t("language.ru") },
    { value: "en", label: t("language.en") },
  ];
  return (
    <div className="step f-row">
      <Field name="company" label={t("wizard.company")} hint={t("wizard.companyHint")} required failure={failure} />
      <Field name="name" label={t("wizard.name")} defaultValue={t("wizard.nameUsual")} required failure={failure} />
      <Select
        name="language"
        label={t("wizard.language")}
        options={languages}
        defaultValue={useLanguage()}
        failure={failure}
      />
      <Select
        name="timeZone"
        label={t("project.timeZone")}
        hint={t("project.timeZoneHint")}
        options={zones}
        defaultValue="Europe/Moscow"
        failure={failure}
      />
    </div>
  );
}

/** Shown by the stylesheet while the goal «one's own» is chosen. */
export function OwnGoal({ failure }: { failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <div className="own-goal">
      <Textarea
        name="ownGoal"
        label={t("wizard.ownGoal")}
        hint={t("wizard.ownGoalHint")}
        maxLength={1000}
        failure={failure}
      />
    </div>
  );
}

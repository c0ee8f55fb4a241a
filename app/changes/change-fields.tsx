/** The fields in which a change request says what it is about. */
import type { ChangeFields as Typed } from "../../server/domain/changes/fields.ts";
import { useT } from "../i18n/speech.tsx";
import type { Posted } from "../request.ts";
import { Field, Select, Textarea, type FormFailure, type Option } from "../ui/field.tsx";
import { RadioCards } from "../ui/radio-cards.tsx";
import { causeWords, channelWords, choices, kindWords, priorityWords } from "./words.ts";

/** Names of the fields that show what is wrong with them themselves. */
export const changeFieldNames = [
  "title",
  "cause",
  "channel",
  "changePriority",
  "initiator",
  "rationale",
  "consequence",
];

/** What a form says of them. */
export function typedFields(posted: Posted): Typed {
  return {
    ...{ kind: posted.get("changeKind"), title: posted.get("title"), cause: posted.get("cause") },
    ...{ channel: posted.get("channel"), priority: posted.get("changePriority") },
    ...{ initiatorId: posted.get("initiator"), rationale: posted.get("rationale") },
    consequence: posted.get("consequence"),
  };
}

interface FieldsProps {
  /** What stands in them at first. */
  now: Required<Typed>;
  /** Who may be the initiator; nobody where the wish is the contractor's. */
  people: readonly Option[];
  failure: FormFailure | undefined;
}

export function ChangeFields({ now, people, failure }: FieldsProps) {
  const t = useT();
  return (
    <>
      <fieldset className="f">
        <legend className="lab">{t("changes.field.kind")}</legend>
        <RadioCards
          name="changeKind"
          two
          defaultValue={failure?.values.changeKind ?? now.kind}
          cards={choices.kinds.map((value) => ({
            value,
            title: t(kindWords[value]),
            note: value === "clarification" ? t("changes.kind.clarificationNote") : t("changes.kind.requestNote"),
          }))}
        />
      </fieldset>
      <Field name="title" label={t("changes.field.title")} defaultValue={now.title} required failure={failure} />
      <div className="ch-pair">
        <Select
          name="cause"
          label={t("changes.field.cause")}
          options={choices.causes.map((value) => ({ value, label: t(causeWords[value]) }))}
          defaultValue={now.cause}
          failure={failure}
        />
        <Select
          name="channel"
          label={t("changes.field.channel")}
          options={choices.channels.map((value) => ({ value, label: t(channelWords[value]) }))}
          defaultValue={now.channel}
          failure={failure}
        />
        {people.length > 0 && (
          <Select
            name="initiator"
            label={t("changes.field.initiator")}
            options={people}
            defaultValue={now.initiatorId}
            failure={failure}
          />
        )}
        <Select
          name="changePriority"
          label={t("changes.field.priority")}
          options={choices.priorities.map((value) => ({ value, label: t(priorityWords[value]) }))}
          defaultValue={now.priority}
          failure={failure}
        />
      </div>
      <Textarea
        name="rationale"
        label={t("changes.field.rationale")}
        rows={3}
        defaultValue={now.rationale}
        failure={failure}
      />
      <Textarea
        name="consequence"
        label={t("changes.field.consequence")}
        rows={2}
        defaultValue={now.consequence}
        failure={failure}
      />
    </>
  );
}

/** The fields of one naming: who, mandatory or advisory, his turn, who stands in for him, on whose behalf. */
import type { MatrixPerson, NamedApprover } from "../../../server/domain/sign-off/approver-matrix.ts";
import { useT } from "../../i18n/speech.tsx";
import { Field, Select, type FormFailure, type Option } from "../../ui/field.tsx";
import { choiceWords } from "./words.ts";

/** Fields of the form that show their own refusals. */
export const approverFields = ["member", "choice", "step", "substitute", "behalf"] as const;

interface FieldsProps {
  people: readonly MatrixPerson[];
  /** Absent for a new naming. */
  named?: NamedApprover;
  failure: FormFailure | undefined;
}

/** People who may sign, as options; one who is named already stays among them. */
export function peopleOptions(people: readonly MatrixPerson[], first: Option, kept: string | null = null): Option[] {
  const offered = people.filter(({ id, mayBeNamed }) => mayBeNamed || id === kept);
  return [
    first,
    ...offered.map(({ id, name, position }) => ({ value: id, label: position ? `${name}, ${position}` : name })),
  ];
}

export function ApproverFields({ people, named, failure }: FieldsProps) {
  const t = useT();
  const first =
    named && named.role === "" ? [] : [{ value: "", label: t(named ? "approvers.nobody" : "approvers.choose") }];
  const choices = (["mandatory", "advisory"] as const).map((value) => ({ value, label: t(choiceWords[value]) }));
  const all = peopleOptions(people, { value: "", label: "" }, named?.memberId).slice(1);
  return (
    <div className="mx-fields">
      <Select
        {...{ name: "member", label: t("approvers.who"), options: [...first, ...all], failure }}
        defaultValue={named?.memberId ?? ""}
        required={!named}
      />
      <Select
        {...{ name: "choice", label: t("approvers.strictness"), options: choices, failure }}
        defaultValue={named && !named.mandatory ? "advisory" : "mandatory"}
      />
      <Field
        {...{ name: "step", type: "number", min: 1, max: 99, label: t("approvers.step"), failure }}
        defaultValue={named?.step ?? 1}
      />
      <Select
        {...{ name: "substitute", label: t("approvers.substitute"), failure }}
        options={peopleOptions(people, { value: "", label: t("approvers.noSubstitute") }, named?.substituteId)}
        defaultValue={named?.substituteId ?? ""}
      />
      <Field
        {...{ name: "behalf", label: t("approvers.behalf"), maxLength: 120, failure }}
        placeholder={t("approvers.behalfExample")}
        defaultValue={named?.behalf ?? ""}
      />
    </div>
  );
}

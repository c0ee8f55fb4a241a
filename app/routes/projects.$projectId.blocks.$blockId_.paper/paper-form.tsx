/** The form of a signature on paper: whose, the file, what was decided, and the day that stands on the paper. */
import { Form } from "@remix-run/react";
import FileUp from "lucide-react/icons/file-up";
import type { ChangeEvent } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Choice } from "../../signing/choice.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import type { PaperPageData } from "./queries.ts";

/** A phone offers its camera for pictures. */
const accepted = "image/*,application/pdf,.pdf,.sig,.p7s,.sgn,.pem";

const fields = ["member", "file", "decision", "remark", "signedOn"];

interface PaperFormProps {
  page: PaperPageData;
  round: NonNullable<PaperPageData["round"]>;
  failure: FormFailure | undefined;
}

export function PaperForm({ page, round, failure }: PaperFormProps) {
  const t = useT();
  const people = page.awaited.map(({ memberId, words }) => ({ value: memberId, label: words }));
  return (
    <Form method="post" encType="multipart/form-data" className="paper-form" preventScrollReset>
      <input type="hidden" name="hash" value={round.hash} />
      <FormError failure={failure} fields={fields} />
      <Select
        name="member"
        label={t("paper.whose")}
        options={[{ value: "", label: t("paper.choose") }, ...people]}
        defaultValue={page.asked}
        required
        failure={failure}
      />
      <PaperFile largest={page.largest} failure={failure} />
      <Choice told typed={failure?.values ?? {}} failure={failure} />
      <Textarea name="remark" label={t("paper.remark")} hint={t("paper.remarkHint")} rows={3} failure={failure} />
      <Field
        name="signedOn"
        type="date"
        label={t("paper.day")}
        hint={t("paper.dayHint")}
        min={round.days.first}
        max={round.days.last}
        failure={failure}
      />
      <p className="hint">{t("paper.told")}</p>
      <SubmitButton intent="enter" look="primary" size="large" icon={FileUp} busy={t("paper.doing")}>
        {t("paper.do")}
      </SubmitButton>
    </Form>
  );
}

/** What is too large is told before it is sent; without scripts the server says the same. */
function PaperFile({ largest, failure }: { largest: number; failure: FormFailure | undefined }) {
  const t = useT();
  const max = largest / 1024 / 1024;
  const judge = ({ target }: ChangeEvent<HTMLInputElement>) =>
    target.setCustomValidity((target.files?.[0]?.size ?? 0) > largest ? t("paper.tooLarge", { max }) : "");
  return (
    <>
      <Field
        name="file"
        type="file"
        label={t("paper.file")}
        hint={t("paper.fileHint", { max })}
        accept={accepted}
        onChange={judge}
        required
        failure={failure}
      />
      {failure && failure.error.field !== "file" && (
        <noscript>
          <p className="hint">{t("paper.fileAgain")}</p>
        </noscript>
      )}
    </>
  );
}

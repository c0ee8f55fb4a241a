/** Reads a transcript into the notes, and says what of it was understood. */
import { Form } from "@remix-run/react";
import type { Imported } from "../../../server/domain/interviews/importing.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";

interface TranscriptFormProps {
  imported: Imported | undefined;
  failure: FormFailure | undefined;
}

export function TranscriptForm({ imported, failure }: TranscriptFormProps) {
  const t = useT();
  return (
    <Section title={t("interviews.transcript")}>
      {imported && (
        <div className="f">
          <Note tone={imported.torn > 0 ? "warn" : "ok"} announced>
            <p>{t("interviews.imported", { lines: imported.lines, words: imported.words })}</p>
            {imported.torn > 0 && <p>{t("interviews.torn", { torn: imported.torn })}</p>}
          </Note>
        </div>
      )}
      <Form method="post" encType="multipart/form-data" className="iv-form">
        <Field
          name="transcript"
          type="file"
          accept=".txt,.srt,.vtt,.docx"
          label={t("interviews.transcriptFile")}
          hint={t("interviews.transcriptHint")}
          failure={failure?.values.intent === "import" ? failure : undefined}
        />
        <SubmitButton intent="import" busy={t("interviews.importing")}>
          {t("interviews.import")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

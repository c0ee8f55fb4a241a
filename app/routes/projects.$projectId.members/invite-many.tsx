/** Inviting many: paste from a spreadsheet, see how each line was understood, send. */
import { Form } from "@remix-run/react";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import { useT } from "../../i18n/speech.tsx";
import { roleWords } from "../../project/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import { Section } from "../../ui/page.tsx";
import type { LinePreview, LinesPreview } from "./invite-lines.server.ts";

function Line({ line, email, invited, problem }: LinePreview) {
  const t = useT();
  return (
    <tr>
      <td data-l={t("many.line")}>{line}</td>
      <td data-l={t("members.person")}>
        {invited?.name} <span className="muted">{email}</span>
      </td>
      <td data-l={t("members.role")}>{invited && t(roleWords[invited.role])}</td>
      <td data-l={t("person.position")}>{[invited?.position, invited?.department].filter(Boolean).join(", ")}</td>
      <td data-l={t("many.check")}>
        {problem ? (
          <>
            <StatusMark icon={CircleX} tone="bad" word={t("many.bad")} />
            <p>{problem}</p>
          </>
        ) : (
          <StatusMark icon={CircleCheck} tone="ok" word={t("many.good")} />
        )}
      </td>
    </tr>
  );
}

function Checked({ lines }: { lines: readonly LinePreview[] }) {
  const t = useT();
  return (
    <table className="tbl f">
      <thead>
        <tr>
          <th>{t("many.line")}</th>
          <th>{t("members.person")}</th>
          <th>{t("members.role")}</th>
          <th>{t("person.position")}</th>
          <th>{t("many.check")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.line} {...line} />
        ))}
      </tbody>
    </table>
  );
}

export function InviteMany({ preview, kept }: { preview: LinesPreview | undefined; kept: string | undefined }) {
  const t = useT();
  const good = preview?.lines.filter(({ problem }) => !problem).length ?? 0;
  return (
    <Section title={t("many.title")} lead={t("many.lead")}>
      <Form method="post" id="many">
        <Textarea
          key={preview ? "checked" : "fresh"}
          name="lines"
          label={t("many.lines")}
          hint={t("many.hint")}
          placeholder={t("many.example")}
          rows={5}
          defaultValue={preview?.pasted ?? kept}
          required
        />
        {preview && <Checked lines={preview.lines} />}
        <div className="row wrap">
          {good > 0 && (
            <>
              <SubmitButton intent="many-mail" look="primary" busy={t("signIn.sending")}>
                {t("many.mail", { count: good })}
              </SubmitButton>
              <SubmitButton intent="many-link">{t("many.link")}</SubmitButton>
            </>
          )}
          <SubmitButton intent="check" look={good > 0 ? "ghost" : "plain"} busy={t("many.checking")}>
            {t("many.do")}
          </SubmitButton>
        </div>
      </Form>
    </Section>
  );
}

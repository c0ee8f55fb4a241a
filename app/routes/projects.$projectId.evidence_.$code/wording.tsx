/** The vague words of a requirement: what to ask about each, keeping one for a reason, taking that back. */
import { Form } from "@remix-run/react";
import type { MessageKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import type { TraceData } from "./route.tsx";

type Shown = TraceData["wording"];

const places = {
  statement: "wording.inField.statement",
  criterion: "wording.inField.criterion",
} as const satisfies Record<string, MessageKey>;

interface WordingProps {
  wording: Shown;
  failure: FormFailure | undefined;
}

export function WordingOf({ wording, failure }: WordingProps) {
  const t = useT();
  const open = wording.hints.filter(({ kept }) => kept === null);
  const ofTakingBack = failure?.values.intent === "take-word-back" ? failure : undefined;
  return (
    <>
      <FormError failure={ofTakingBack} />
      {open.length === 0 ? (
        <p className="muted">{t("wording.none")}</p>
      ) : (
        <ul className="iv-traces">
          {open.map((hint) => (
            <OpenHint key={`${hint.field} ${hint.marker} ${hint.sentence}`} hint={hint} {...{ wording, failure }} />
          ))}
        </ul>
      )}
      {wording.kept.length > 0 && (
        <>
          <h3 className="lab">{t("wording.kept")}</h3>
          <ul className="iv-traces">
            {wording.kept.map((kept) => (
              <KeptWord key={kept.id} kept={kept} keeps={wording.keeps} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function OpenHint({ hint, wording, failure }: WordingProps & { hint: Shown["hints"][number] }) {
  const t = useT();
  const { words, marker, sentence, field, why, ask } = hint;
  const isRefused = failure?.values.marker === marker && failure.values.sentence === sentence;
  const own = isRefused ? failure : undefined;
  const language = marker.split("/")[0];
  return (
    <li>
      <p>
        <b className="written">«{words}»</b> <span className="muted">{t(places[field])}</span>
      </p>
      <p className="small" lang={language}>
        {why} {ask}
      </p>
      {wording.keeps && (
        <details className="keep-word" open={own !== undefined}>
          <summary aria-label={t("wording.keepNamed", { words })}>{t("wording.keep")}</summary>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="marker" value={marker} />
            <input type="hidden" name="sentence" value={sentence} />
            <FormError failure={own} fields={["reason"]} />
            <Field name="reason" label={t("wording.reason")} hint={t("wording.reasonHint")} failure={own} required />
            <SubmitButton intent="keep-word" size="small" busy={t("wording.keeping")}>
              {t("wording.keep")}
            </SubmitButton>
          </Form>
        </details>
      )}
    </li>
  );
}

function KeptWord({ kept, keeps }: { kept: Shown["kept"][number]; keeps: boolean }) {
  const t = useT();
  const { id, words, reason, name, at, stands } = kept;
  return (
    <li>
      <p>
        <b className="written">«{words}»</b> <span className="muted">{t("wording.keptBy", { name, at })}</span>
      </p>
      <p className="small written">{reason}</p>
      {!stands && <p className="small muted">{t("wording.keptOnce")}</p>}
      {keeps && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="kept" value={id} />
          <SubmitButton intent="take-word-back" size="small" aria-label={t("wording.takeBackNamed", { words })}>
            {t("wording.takeBack")}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

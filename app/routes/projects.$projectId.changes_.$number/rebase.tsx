/** Moving a request to what its blocks are now: where both changed the same place, a person chooses. */
import { Form } from "@remix-run/react";
import type { ShownConflict } from "../../../server/domain/changes/rebasing.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { Section } from "../../ui/page.tsx";
import type { ChangePage } from "./queries.ts";

const sides = [
  { side: "mine", title: "changes.side.mine" },
  { side: "theirs", title: "changes.side.theirs" },
  { side: "base", title: "changes.side.base" },
] as const satisfies { side: "mine" | "theirs" | "base"; title: SimpleKey }[];

export function Rebase({ page, failure }: { page: ChangePage; failure: FormFailure | undefined }) {
  const t = useT();
  return (
    <Section id="rebase" title={t("changes.rebase")} lead={t("changes.rebase.lead")}>
      <Form method="post" className="ch-form" preventScrollReset>
        <FormError failure={failure} />
        {page.conflicts.map(({ blockId, title, before, now, hash, conflicts }) => (
          <div key={blockId}>
            <input type="hidden" name={`seen:${blockId}`} value={hash} />
            <h3 className="h3">{title}</h3>
            <p className="small muted">{t("changes.rebase.of", { before, now })}</p>
            {conflicts.length === 0 && <p>{t("changes.rebase.clean")}</p>}
            {conflicts.map((conflict, at) => (
              <Choice key={conflict.id} conflict={conflict} number={at + 1} chosen={failure?.values} />
            ))}
          </div>
        ))}
        <SubmitButton intent="rebased" look="primary" busy={t("changes.rebasing")}>
          {t("changes.rebase.do")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

interface ChoiceProps {
  conflict: ShownConflict;
  number: number;
  chosen: Record<string, string> | undefined;
}

function Choice({ conflict, number, chosen }: ChoiceProps) {
  const t = useT();
  const name = `choice:${conflict.id}`;
  return (
    <fieldset className="f">
      <legend className="lab">{t("changes.conflict", { number })}</legend>
      <RadioCards
        name={name}
        defaultValue={chosen?.[name]}
        cards={sides.map(({ side, title }) => ({
          value: side,
          title: t(title),
          note: conflict[side] || t("changes.side.nothing"),
        }))}
      />
    </fieldset>
  );
}

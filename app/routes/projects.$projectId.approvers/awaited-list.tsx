/** «Кого ждём»: people whose decision is awaited, each with a reminder to copy; without scripts it is there to be selected. */
import type { AwaitedPerson } from "../../../server/domain/sign-off/timed/awaited-people.ts";
import { useT } from "../../i18n/speech.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Section } from "../../ui/page.tsx";

/** Days are told in words. */
export type ShownAwaited = Pick<AwaitedPerson, "memberId" | "name" | "blocks" | "late" | "reminder" | "language"> & {
  deadline: string | null;
};

function Deadline({ deadline, late }: Pick<ShownAwaited, "deadline" | "late">) {
  const t = useT();
  if (deadline === null) return t("reminding.noDeadline");
  return t(late ? "reminding.wasDue" : "reminding.due", { day: deadline });
}

export function AwaitedList({ people }: { people: readonly ShownAwaited[] }) {
  const t = useT();
  return (
    <Section title={t("reminding.title")} lead={t("reminding.lead")}>
      <ul className="mx-list">
        {people.map(({ memberId, name, blocks, reminder, language, ...when }) => (
          <li key={memberId}>
            <p className="row wrap">
              <b>{name}</b>
              <span className="muted">
                {t("approvers.blocks", { count: blocks })}, <Deadline {...when} />
              </span>
            </p>
            <div className="row wrap">
              <CopyButton text={reminder} title={t("reminding.copy")} done={t("form.copied")} whom={name} />
              <details>
                <summary className="link">
                  {t("reminding.show")}
                  <span className="vh"> {name}</span>
                </summary>
                <p className="secret" lang={language}>
                  {reminder}
                </p>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the others have decided in this round, and what they remarked. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleX from "lucide-react/icons/circle-x";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { Decision } from "../../../server/db/sign-off-schema.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Paper } from "../../signing/paper.tsx";
import { StatusMark, type Tone } from "../../ui/marks.tsx";
import { Section } from "../../ui/page.tsx";
import type { ShownRound } from "./queries.ts";

export const decisionLooks = {
  agreed: { icon: CircleCheck, tone: "ok", word: "decision.agreed" },
  "agreed-with-remarks": { icon: TriangleAlert, tone: "rem", word: "decision.withRemarks" },
  rejected: { icon: CircleX, tone: "bad", word: "decision.rejected" },
  "by-default": { icon: CircleDashed, tone: "empty", word: "decision.byDefault" },
} as const satisfies Record<Decision, { icon: unknown; tone: Tone; word: SimpleKey }>;

type Approver = ShownRound["approvers"][number];

export function Others({ round }: { round: ShownRound }) {
  const t = useT();
  return (
    <Section title={t("signature.others")}>
      <ul className="sg-people">
        {round.approvers.map((approver) => (
          <Person key={approver.id} approver={approver} />
        ))}
      </ul>
      {round.remarks.length > 0 && (
        <>
          <h3 className="h3">{t("signature.remarks")}</h3>
          <ul className="sg-said">
            {round.remarks.map(({ id, author, body, quote, replacement }) => (
              <li key={id}>
                <b>{author}</b>
                {quote && <blockquote className="sg-quote">{quote}</blockquote>}
                {body && <p>{body}</p>}
                {replacement && (
                  <p>
                    {t("signature.replacement")}: <ins>{replacement}</ins>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Person({ approver }: { approver: Approver }) {
  const t = useT();
  const { name, position, roles, mandatory, behalf, delegate, visa } = approver;
  const about = [
    position || roles.join(", "),
    behalf && t("signature.behalf", { name: behalf }),
    !mandatory && t("signature.advisory"),
  ];
  const look = visa && decisionLooks[visa.decision];
  return (
    <li>
      <div>
        <b>{name}</b>
        <small>{about.filter(Boolean).join(" · ")}</small>
        {delegate && <small>{t("signature.handedTo", { name: delegate.name, reason: delegate.reason })}</small>}
      </div>
      <div className="sg-visa">
        {look ? (
          <StatusMark icon={look.icon} tone={look.tone} word={t(look.word)} />
        ) : (
          <StatusMark icon={CircleDashed} tone="empty" word={t("signature.waits")} />
        )}
        {visa && (
          <small>
            {[visa.name !== name && visa.name, visa.when, visa.late && t("signature.late")].filter(Boolean).join(" · ")}
          </small>
        )}
        {visa?.paper && (
          <small>
            <Paper of={visa.paper} />
          </small>
        )}
      </div>
    </li>
  );
}

/** The ways out of a lock: «Отозвать» while in review, «Вернуть в работу» once agreed; for others, who can. */
import { Link } from "@remix-run/react";
import LockOpen from "lucide-react/icons/lock-open";
import Undo2 from "lucide-react/icons/undo-2";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { may } from "../../../server/domain/people.ts";
import { useT } from "../../i18n/speech.tsx";
import type { ShownStanding } from "../../project/sign-off-view.ts";
import { useProject } from "../../project/use-project.ts";
import { Button } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Segments } from "../../ui/radio-cards.tsx";
import { useDocumentForm } from "./document-form.ts";

export function Withdrawal({ block }: { block: BlockOverview }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm("withdraw");
  return (
    <fetcher.Form method="post" action={action} className="set plain">
      <input type="hidden" name="block" value={block.id} />
      <FormError failure={failure} />
      <Button type="submit" size="small" icon={Undo2} name="intent" value="withdraw">
        {t("standing.withdraw")}
      </Button>
    </fetcher.Form>
  );
}

/** «Предложить изменение»: the way on for those who write, whatever the lock. */
export function Proposal({ block }: { block: BlockOverview }) {
  const t = useT();
  const { id, role } = useProject();
  if (!may(role, "change.write")) return null;
  return (
    <Link className="btn sm" to={`/projects/${id}/changes/new?block=${block.id}`}>
      {t("standing.propose")}
    </Link>
  );
}

export function Reopening({ block }: { block: BlockOverview }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm("reopen");
  return (
    <details className="fold" data-reopening open={failure !== undefined || undefined}>
      <summary>{t("standing.reopen")}</summary>
      <fetcher.Form method="post" action={action} className="set plain">
        <input type="hidden" name="block" value={block.id} />
        <Segments
          name="kind"
          label={t("standing.kind")}
          defaultValue="substance"
          cards={[
            { value: "substance", title: t("standing.kind.substance") },
            { value: "editorial", title: t("standing.kind.editorial") },
          ]}
        />
        <Textarea
          name="reason"
          label={t("standing.reason")}
          hint={t("standing.reasonHint")}
          rows={2}
          failure={failure}
        />
        <FormError failure={failure} fields={["reason"]} />
        <Button type="submit" size="small" icon={LockOpen} name="intent" value="reopen">
          {t("standing.reopen")}
        </Button>
      </fetcher.Form>
    </details>
  );
}

/** To a reader without the right: whom to ask. */
export function useWhoUnlocks(): (block: BlockOverview, standing: ShownStanding | undefined) => string {
  const t = useT();
  const { members } = useProject();
  const leaders = members.filter(({ role }) => role === "manager" || role === "owner").map(({ name }) => name);
  return ({ state }, standing) => {
    if (state === "baselined") return t("standing.byRequest");
    if (state !== "review") return t("standing.whoReopens", { names: leaders.join(", ") });
    const submitter = standing?.round?.submittedBy ?? "";
    return t("standing.whoWithdraws", { names: [...new Set([submitter, ...leaders])].filter(Boolean).join(", ") });
  };
}

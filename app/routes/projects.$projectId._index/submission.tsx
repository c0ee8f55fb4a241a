/** «Отправить на согласование»: what is missing, who will decide, by when, and one button. */
import { Link } from "@remix-run/react";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Send from "lucide-react/icons/send";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { may } from "../../../server/domain/people.ts";
import type { BlockDetails } from "../../project/block-details.ts";
import { CellWords, useGapWords } from "../../project/gap-words.tsx";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { useDocumentForm } from "./document-form.ts";

type Going = NonNullable<BlockDetails["going"]>;

export function Submission({ block, going }: { block: BlockOverview; going: Going }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm("submit");
  const vacant = going.deciders.some(({ name, mandatory }) => name === null && mandatory);
  const nobody = !going.deciders.some(({ name }) => name !== null);
  const busy = fetcher.state !== "idle";
  return (
    <>
      <Missing gaps={going.gaps} />
      <Deciders deciders={going.deciders} />
      {vacant || nobody ? (
        <Note tone="warn">{t(nobody ? "standing.nobodyDecides" : "standing.vacant")}</Note>
      ) : (
        <fetcher.Form method="post" action={action} className="set plain">
          <input type="hidden" name="block" value={block.id} />
          <Field
            name="deadline"
            type="date"
            label={t("standing.deadline")}
            hint={t("standing.deadlineHint")}
            defaultValue={going.deadline}
            failure={failure}
          />
          <FormError failure={failure} fields={["deadline"]} />
          <Button
            type="submit"
            look="primary"
            wide
            icon={Send}
            name="intent"
            value="submit"
            aria-busy={busy || undefined}
          >
            {busy ? t("standing.submitting") : t("standing.submit")}
          </Button>
          <p className="hint">{t("standing.freezes")}</p>
        </fetcher.Form>
      )}
    </>
  );
}

function Missing({ gaps }: { gaps: Going["gaps"] }) {
  const t = useT();
  const words = useGapWords();
  if (gaps.others.length === 0 && gaps.cells.length === 0) return <p className="hint">{t("standing.complete")}</p>;
  return (
    <section className="guide">
      <h3 className="h3">{t("standing.missing")}</h3>
      <ul className="checkl">
        {gaps.others.map((gap) => (
          <li key={gap.kind}>
            <Icon of={TriangleAlert} />
            <span>{words(gap)}</span>
          </li>
        ))}
        {gaps.cells.map((cell) => (
          <li key={cell.anchor}>
            <Icon of={TriangleAlert} />
            <a href={`#${cell.anchor}`}>
              <CellWords cell={cell} />
            </a>
          </li>
        ))}
        {gaps.more > 0 && (
          <li>
            <Icon of={TriangleAlert} />
            <span>{t("overview.more", { count: gaps.more })}</span>
          </li>
        )}
      </ul>
      <p className="hint">{t("standing.missingHint")}</p>
    </section>
  );
}

function Deciders({ deciders }: { deciders: Going["deciders"] }) {
  const t = useT();
  const { id, role } = useProject();
  return (
    <section className="guide-ex">
      <h3 className="h3">{t("standing.willDecide")}</h3>
      <ul className="checkl">
        {deciders.map(({ name, position, roles, mandatory, substitute }, place) => (
          <li key={place} className={name === null && mandatory ? "todo" : "wait"}>
            <Icon of={name === null && mandatory ? TriangleAlert : CircleDashed} />
            <span>
              {name ?? roles.join(", ")}
              <small>
                {[
                  name === null ? t("guide.nobodyYet") : position || roles.join(", "),
                  t(mandatory ? "approver.mandatory" : "approver.advisory"),
                  ...(substitute ? [t("standing.substitute", { name: substitute })] : []),
                ].join(" · ")}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {may(role, "block.assign") && (
        <Link className="link small" to={`/projects/${id}/approvers`}>
          {t("standing.assign")}
        </Link>
      )}
    </section>
  );
}

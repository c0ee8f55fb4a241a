/** A block that takes no answers: why, and the way on (R3). */
import { LinkButton, Actions } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import { useT } from "../../i18n/speech.tsx";
import { may } from "../../../server/domain/people.ts";
import type { BlockState } from "../../../server/db/schema.ts";
import { useProject } from "../../project/use-project.ts";

const whys = {
  draft: "answers.readOnly",
  review: "standing.locked.review",
  agreed: "standing.locked.agreed",
  baselined: "standing.locked.baselined",
} as const;

export function Closed({ state, blockId, back }: { state: BlockState; blockId: string; back: string }) {
  const t = useT();
  const { id, role } = useProject();
  return (
    <Note tone="warn">
      <p>{t(whys[state])}</p>
      {state !== "draft" && <p>{t(state === "baselined" ? "answers.byChange" : "answers.byReopening")}</p>}
      <Actions>
        {state === "baselined" && may(role, "change.write") && (
          <LinkButton size="small" to={`/projects/${id}/changes/new?block=${blockId}`}>
            {t("answers.propose")}
          </LinkButton>
        )}
        {(state === "review" || state === "agreed") && (
          <LinkButton size="small" to={back.replace("?", "?tab=sign&")}>
            {t("answers.toSignOff")}
          </LinkButton>
        )}
        <LinkButton size="small" to={back}>
          {t("answers.toBlock")}
        </LinkButton>
      </Actions>
    </Note>
  );
}

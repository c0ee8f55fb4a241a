/** What a project in which nobody has written yet begins with. */
import { may } from "../../../server/domain/people.ts";
import { useT } from "../../i18n/speech.tsx";
import { blockAnchor } from "../../project/anchors.ts";
import { useProject } from "../../project/use-project.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";

export function Start({ blockId }: { blockId: string }) {
  const t = useT();
  const { role } = useProject();
  const to = { pathname: "..", search: `?block=${blockId}`, hash: blockAnchor(blockId) };
  return (
    <EmptyState
      action={
        <LinkButton look="primary" to={to}>
          {may(role, "text.write") ? t("overview.start.do") : t("overview.start.read")}
        </LinkButton>
      }
    >
      <p>{t("overview.start")}</p>
      {may(role, "block.assign") && <p>{t("overview.start.lead")}</p>}
    </EmptyState>
  );
}

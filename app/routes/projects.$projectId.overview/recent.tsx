/** «Недавнее»: who lately did what to which block. */
import type { Deed } from "../../../server/domain/overview/activity.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Avatar } from "../../ui/marks.tsx";
import { BlockLink } from "./place-link.tsx";
import type { OverviewPage } from "./queries.ts";

const deedWords = {
  "revision.taken": "activity.wrote",
  "block.added": "activity.added",
  "block.renamed": "activity.renamed",
  "block.moved": "activity.moved",
  "block.removed": "activity.removed",
  "block.restored": "activity.restored",
  "block.assigned": "activity.assigned",
  "block.not-required": "activity.notRequired",
  "block.required": "activity.required",
  "project.created": "activity.projectCreated",
  "project.changed": "activity.projectChanged",
  "member.added": "activity.memberAdded",
  "member.changed": "activity.memberChanged",
  "member.removed": "activity.memberRemoved",
  "invitation.issued": "activity.invited",
  "invitation.accepted": "activity.accepted",
} as const satisfies Record<Deed, SimpleKey>;

function Line({ one }: { one: OverviewPage["activity"][number] }) {
  const t = useT();
  const { deed, person, block, count, at } = one;
  const name = person || t("activity.somebody");
  return (
    <li>
      <Avatar name={name} size="sm" />
      <div>
        {name}: {t(deedWords[deed])}
        {block && " "}
        {block && (block.removed ? block.title : <BlockLink id={block.id}>{block.title}</BlockLink>)}
        <small>
          {at}
          {deed === "revision.taken" && ` · ${t("activity.revisions", { count })}`}
          {deed === "block.assigned" && count > 1 && ` · ${t("activity.otherBlocks", { count: count - 1 })}`}
        </small>
      </div>
    </li>
  );
}

export function Recent({ activity }: { activity: OverviewPage["activity"] }) {
  const t = useT();
  if (activity.length === 0) return <p className="muted">{t("activity.nothing")}</p>;
  return (
    <ol className="tl recent">
      {activity.map((one, at) => (
        <Line key={at} one={one} />
      ))}
    </ol>
  );
}

/** Who else is here: faces in the upper line, coloured dots in the outline. */
import { useEffect } from "react";
import type { Present } from "../../../server/live/endpoint.ts";
import { useT } from "../../i18n/speech.tsx";
import { useOutlineState, type PersonLook } from "../../project/outline-state.tsx";
import { lookOf } from "../../project/person-look.ts";
import { Avatar } from "../../ui/marks.tsx";
import { TopbarSlot } from "../../ui/topbar-slot.tsx";

/** How many faces fit. */
const faces = 3;

export function Presence({ people }: { people: readonly Present[] }) {
  const t = useT();
  const { setEditing } = useOutlineState();
  useEffect(() => {
    const editing = new Map<string, PersonLook[]>();
    for (const { blockId, color } of people) {
      if (blockId === null) continue;
      const looks = editing.get(blockId) ?? [];
      if (!looks.includes(lookOf(color))) looks.push(lookOf(color));
      editing.set(blockId, looks);
    }
    setEditing(editing);
  }, [people, setEditing]);
  if (people.length === 0) return null;
  return (
    <TopbarSlot>
      <span className="avs" role="group" aria-label={t("presence.here", { count: people.length })}>
        {people.slice(0, faces).map(({ accountId, name, color }) => (
          <Avatar key={accountId} name={name} look={lookOf(color)} />
        ))}
        {people.length > faces && <span className="av">+{people.length - faces}</span>}
      </span>
    </TopbarSlot>
  );
}

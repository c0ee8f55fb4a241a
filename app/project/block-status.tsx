/** A block's status: icon and word. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleSlash from "lucide-react/icons/circle-slash";
import CircleX from "lucide-react/icons/circle-x";
import Hourglass from "lucide-react/icons/hourglass";
import Lock from "lucide-react/icons/lock";
import PencilLine from "lucide-react/icons/pencil-line";
import type { BlockState } from "../../server/db/schema.ts";
import { useT } from "../i18n/speech.tsx";
import { StatusMark, type Tone } from "../ui/marks.tsx";
import { useIsEmpty, useIsRejected } from "./use-project.ts";
import { stateWords } from "./words.ts";

const looks = {
  draft: { icon: PencilLine, tone: "draft" },
  review: { icon: Hourglass, tone: "wait" },
  agreed: { icon: CircleCheck, tone: "ok" },
  baselined: { icon: Lock, tone: "ok" },
} as const satisfies Record<BlockState, { icon: unknown; tone: Tone }>;

interface BlockStatusProps {
  block: { id: string; state: BlockState; notRequired: string | null };
  /** Only the icon is seen; the word is read aloud, and says of a draft that it was not agreed to: no line beside it does. */
  bare?: boolean;
}

export function BlockStatus({ block, bare }: BlockStatusProps) {
  const t = useT();
  const empty = useIsEmpty(block.id);
  const rejected = useIsRejected(block.id);
  if (block.state === "draft" && block.notRequired !== null) {
    return <StatusMark icon={CircleSlash} word={t("state.notRequired")} tone="empty" bare={bare} />;
  }
  if (block.state === "draft" && empty) {
    return <StatusMark icon={CircleDashed} word={t("state.empty")} tone="empty" bare={bare} />;
  }
  if (bare && block.state === "draft" && rejected) {
    return <StatusMark icon={CircleX} word={t("state.rejected")} tone="bad" bare />;
  }
  return <StatusMark {...looks[block.state]} word={t(stateWords[block.state])} bare={bare} />;
}

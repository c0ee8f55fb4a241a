/** How far a change is, as the contractor is told: words and looks. */
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import Hourglass from "lucide-react/icons/hourglass";
import Inbox from "lucide-react/icons/inbox";
import Pause from "lucide-react/icons/pause";
import type { LucideIcon } from "lucide-react";
import type { ChangeStanding } from "../../server/domain/tender/projection/contractor-shapes.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import type { Tone } from "../ui/marks.tsx";

export const standingLooks: Record<ChangeStanding, { icon: LucideIcon; tone: Tone; word: SimpleKey }> = {
  received: { icon: Inbox, tone: "draft", word: "contractor.standing.received" },
  "in-work": { icon: Clock, tone: "wait", word: "contractor.standing.inWork" },
  deciding: { icon: Hourglass, tone: "wait", word: "contractor.standing.deciding" },
  deferred: { icon: Pause, tone: "rem", word: "contractor.standing.deferred" },
  applied: { icon: CircleCheck, tone: "ok", word: "contractor.standing.applied" },
  rejected: { icon: CircleX, tone: "bad", word: "contractor.standing.rejected" },
  cancelled: { icon: CircleX, tone: "empty", word: "contractor.standing.cancelled" },
  refused: { icon: CircleX, tone: "bad", word: "contractor.standing.refused" },
  withdrawn: { icon: CircleX, tone: "empty", word: "contractor.standing.withdrawn" },
};

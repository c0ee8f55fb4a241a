/** The strokes of the signs that stand before the status of a requirement, on a field of 24 by 24. */
import type { RequirementStatus } from "./names.ts";

export const statusMarks: Record<RequirementStatus, string> = {
  draft:
    "M12 20h9M16.4 3.6a2.1 2.1 0 0 1 3 3L7.4 18.6a2 2 0 0 1-.9.5l-2.9.8a.5.5 0 0 1-.6-.6l.8-2.9a2 2 0 0 1 .5-.9zM15 5l3 3",
  accepted: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M9 12l2 2 4-4",
  dropped: "M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M15 9l-6 6M9 9l6 6",
};

/** Until when a decision is awaited, said of today in the project's own calendar. */
import { dayIn } from "../../server/domain/document/due-days.ts";
import { plainDay, type Calendar } from "../i18n/format.ts";

export interface Term {
  /** «25 ноября». */
  day: string;
  /** Days since the deadline ended; 0 while it has not. */
  late: number;
  /** Days left until it; 0 today. */
  left: number;
}

/** @param deadline YYYY-MM-DD; null: none */
export function termOf(deadline: string | null, calendar: Calendar): Term | null {
  if (deadline === null) return null;
  const today = dayIn(calendar.timeZone, calendar.now);
  const days = Math.round((Date.parse(deadline) - Date.parse(today)) / 86_400_000);
  return { day: plainDay(deadline, calendar), late: Math.max(0, -days), left: Math.max(0, days) };
}

/** What a calendar of working days says; the data of a country stands beside it. */

export interface WorkingCalendar {
  /** Days of the week off, Sunday is 0. */
  weekend: readonly number[];
  /**
   * Holidays of every year, `MM-DD`. When one that moves falls on a day of the weekend, the day off is given on the next
   * working day after it; the others are lost there.
   */
  holidays: Readonly<Record<string, "moves" | "stays">>;
  /** Days of a certain year that are otherwise, `YYYY-MM-DD`: they outweigh everything above. */
  exceptions: Readonly<Record<string, "off" | "working">>;
}

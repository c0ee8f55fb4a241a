/** Working days of Russia: the five-day week, the holidays of the Labour Code, article 112, and what decrees have moved. */
import type { WorkingCalendar } from "./calendar.ts";

export const russia: WorkingCalendar = {
  weekend: [6, 0],
  holidays: {
    // New Year holidays and Christmas: where their days off go is said each year by a decree.
    "01-01": "stays",
    "01-02": "stays",
    "01-03": "stays",
    "01-04": "stays",
    "01-05": "stays",
    "01-06": "stays",
    "01-07": "stays",
    "01-08": "stays",
    "02-23": "moves",
    "03-08": "moves",
    "05-01": "moves",
    "05-09": "moves",
    "06-12": "moves",
    "11-04": "moves",
  },
  exceptions: {
    // The decree on days off in 2026 gives Saturday 3 and Sunday 4 January back on these two days.
    "2026-01-09": "off",
    "2026-12-31": "off",
  },
};

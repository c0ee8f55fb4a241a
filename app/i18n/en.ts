/** All that the interface says in English; the types make it say what ru.ts says. */
import { enChanges } from "./en-changes.ts";
import { enFirst } from "./en-first.ts";
import { enInterviews } from "./en-interviews.ts";
import { enLater } from "./en-later.ts";
import { enRecords } from "./en-records.ts";
import { enSearch } from "./en-search.ts";
import { enTender } from "./en-tender.ts";

export const en = {
  ...enFirst,
  ...enLater,
  ...enRecords,
  ...enInterviews,
  ...enTender,
  ...enChanges,
  ...enSearch,
};

/** All that the interface says in Russian: the source of the keys. */
import { ruChanges } from "./ru-changes.ts";
import { ruFirst } from "./ru-first.ts";
import { ruInterviews } from "./ru-interviews.ts";
import { ruLater } from "./ru-later.ts";
import { ruRecords } from "./ru-records.ts";
import { ruSearch } from "./ru-search.ts";
import { ruTender } from "./ru-tender.ts";

export const ru = {
  ...ruFirst,
  ...ruLater,
  ...ruRecords,
  ...ruInterviews,
  ...ruTender,
  ...ruChanges,
  ...ruSearch,
} as const;

/** A request of the contractor with its time in words of the reader. */
import type { ShownContractorRequest } from "../../server/domain/contractor/reading.ts";
import { dayAndTime, type Calendar } from "../i18n/format.ts";
import type { AskedRow } from "./contractor-asks.tsx";

export function askedRow({ askedAt, ...asked }: ShownContractorRequest, calendar: Calendar): AskedRow {
  return { ...asked, asked: dayAndTime(askedAt, calendar) };
}

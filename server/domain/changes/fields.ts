/** What people type of a change request: its fields, its impact, its sums of money. */
import {
  changeCauses,
  changeChannels,
  changeKinds,
  changePriorities,
  type ChangeRequests,
} from "../../db/change-schema.ts";
import { limits, oneOf, optionalText, requiredText } from "../fields.ts";
import { Refusal } from "../refusal.ts";
import { currencies } from "./names.ts";

/** As typed; what is not given stays, or is as usual in a new one. */
export interface ChangeFields {
  kind?: string | undefined;
  title?: string | undefined;
  cause?: string | undefined;
  channel?: string | undefined;
  /** A member; the one who raises it unless said. */
  initiatorId?: string | undefined;
  rationale?: string | undefined;
  consequence?: string | undefined;
  priority?: string | undefined;
}

type Told = Pick<ChangeRequests, "kind" | "title" | "cause" | "channel" | "rationale" | "consequence" | "priority">;

/** @throws Refusal required, too-long, invalid */
export function readFields(given: ChangeFields, now: Told): Told {
  const { kind, title, cause, channel, rationale, consequence, priority } = given;
  const text = (field: string, value: string | undefined, stands: string) =>
    value === undefined ? stands : optionalText(field, value, limits.changeText);
  return {
    kind: oneOf("changeKind", kind ?? now.kind, changeKinds),
    title: requiredText("title", title ?? now.title, limits.title),
    cause: oneOf("cause", cause ?? now.cause, changeCauses),
    channel: oneOf("channel", channel ?? now.channel, changeChannels),
    rationale: text("rationale", rationale, now.rationale),
    consequence: text("consequence", consequence, now.consequence),
    priority: oneOf("changePriority", priority ?? now.priority, changePriorities),
  };
}

/** Nobody plans a change of more working days: ten years of them. */
export const mostDays = 2500;
/** Minor units; more than a project costs, and far below what a number holds. */
const mostMoney = 10_000_000_000_00;

/** As typed: numbers may be written with spaces, a comma or a point. */
export interface Impact {
  days?: string | number | null | undefined;
  money?: string | number | null | undefined;
  currency?: string | undefined;
  risk?: string | undefined;
  stages?: string | undefined;
}

const bare = (typed: string | number | null | undefined) =>
  String(typed ?? "")
    .replace(/[\s\u00a0\u202f]/gu, "")
    .replace(",", ".");

/** Working days; nothing typed is null. @throws Refusal change-bad-days */
export function readDays(typed: Impact["days"], field = "days"): number | null {
  const text = bare(typed);
  if (text === "") return null;
  if (!/^\d{1,6}$/.test(text) || Number(text) > mostDays)
    throw new Refusal("change-bad-days", { max: mostDays }, field);
  return Number(text);
}

/** A sum in minor units; nothing typed is null. @throws Refusal change-bad-money */
export function readMoney(typed: Impact["money"], field = "money"): number | null {
  const text = bare(typed);
  if (text === "") return null;
  const [, whole = "", parts = ""] = /^(\d{1,14})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const sum = Number(whole) * 100 + Number(parts.padEnd(2, "0"));
  if (whole === "" || sum > mostMoney) throw new Refusal("change-bad-money", { max: mostMoney / 100 }, field);
  return sum;
}

/** The currency of a sum; none where there is no sum. @throws Refusal change-bad-currency */
function readCurrency(typed: string | undefined, money: number | null): string {
  const found = currencies.find((one) => one === typed);
  if (typed && !found) throw new Refusal("change-bad-currency", {}, "currency");
  if (money !== null && money > 0 && !found) throw new Refusal("change-bad-currency", {}, "currency");
  return found ?? "";
}

/** Percent; nothing typed is null. @throws Refusal change-bad-share */
export function readShare(typed: string | number | null | undefined, field = "share"): number | null {
  const text = bare(typed);
  if (text === "") return null;
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100) throw new Refusal("change-bad-share", {}, field);
  return Number(text);
}

/** What a change costs, whole. @throws Refusal required and those of fields, change-clarification-costs */
export function readImpact({ kind }: Pick<ChangeRequests, "kind">, given: Impact) {
  const days = readDays(given.days);
  const money = readMoney(given.money);
  if (days === null) throw new Refusal("required", { field: "days" }, "days");
  if (money === null) throw new Refusal("required", { field: "money" }, "money");
  if (kind === "clarification" && days + money > 0) throw new Refusal("change-clarification-costs", {}, "days");
  return {
    ...{ days, money, currency: readCurrency(given.currency, money) },
    risk: optionalText("risk", given.risk, limits.changeText),
    stages: optionalText("stages", given.stages, limits.title),
  };
}

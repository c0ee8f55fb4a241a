/** Names that pages and the server share: what a change request may say of itself, and currencies of its cost. */
export {
  changeCauses,
  changeChannels,
  changeKinds,
  changePriorities,
  changeRules,
  changeStates,
  changeVerdicts,
} from "../../db/change-schema.ts";

/** Currencies a sum may be in: all have hundredths. */
export const currencies = ["RUB", "BYN", "KZT", "CNY", "USD", "EUR"] as const;

/** What a new request says of itself before anybody has said otherwise. */
export const asUsual = {
  kind: "request",
  title: "",
  cause: "need",
  channel: "own",
  rationale: "",
  consequence: "",
  priority: "normal",
} as const;

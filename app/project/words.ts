/** What roles, phases, kinds and states are called, as keys of messages. */
import type { Depth, ProjectKind } from "../../content/templates/format.ts";
import type { BlockState, Phase, Role } from "../../server/db/schema.ts";
import type { SimpleKey } from "../i18n/messages.ts";

export const roleWords = {
  owner: "role.owner",
  manager: "role.manager",
  editor: "role.editor",
  approver: "role.approver",
  observer: "role.observer",
  integrator: "role.integrator",
  contractor: "role.contractor",
} as const satisfies Record<Role, SimpleKey>;

export const phaseWords = {
  elicitation: "phase.elicitation",
  agreement: "phase.agreement",
  tender: "phase.tender",
  implementation: "phase.implementation",
  closed: "phase.closed",
} as const satisfies Record<Phase, SimpleKey>;

/** What a project is, in contrast to what its wizard asks. */
export const kindNames = {
  improve: "kind.improve.name",
  switch: "kind.switch.name",
  first: "kind.first.name",
} as const satisfies Record<ProjectKind, SimpleKey>;

export const kindWords = {
  improve: "kind.improve",
  switch: "kind.switch",
  first: "kind.first",
} as const satisfies Record<ProjectKind, SimpleKey>;

export const kindNotes = {
  improve: "kind.improve.note",
  switch: "kind.switch.note",
  first: "kind.first.note",
} as const satisfies Record<ProjectKind, SimpleKey>;

export const depthWords = {
  short: "depth.short",
  full: "depth.full",
} as const satisfies Record<Depth, SimpleKey>;

export const depthNotes = {
  short: "depth.short.note",
  full: "depth.full.note",
} as const satisfies Record<Depth, SimpleKey>;

export const stateWords = {
  draft: "state.draft",
  review: "state.review",
  agreed: "state.agreed",
  baselined: "state.baselined",
} as const satisfies Record<BlockState, SimpleKey>;

/** How the register is looked at: what its address or a call asks for, and which lines pass. */
import { dayIn } from "../../document/due-days.ts";
import { oneOf, optionalDate, optionalText } from "../../fields.ts";
import { churnCauses, type ChurnCause } from "../history/steps.ts";
import { lineKinds, lineStates, type BareLine, type LineKind, type LineState, type LogLine } from "./shapes.ts";

export interface LogLook {
  kind?: LineKind | undefined;
  /** Id of a section. */
  section?: string | undefined;
  cause?: ChurnCause | undefined;
  /** Id of an account. */
  initiator?: string | undefined;
  state?: LineState | undefined;
  /** Code of a requirement. */
  requirement?: string | undefined;
  /** Days of the project's calendar, YYYY-MM-DD, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

type Asked = Partial<Record<keyof LogLook, string | null | undefined>>;

/** What is empty narrows nothing. @throws Refusal invalid, bad-date, too-long */
export function readLook(asked: Asked): LogLook {
  const choice = <T extends string>(name: keyof LogLook, permitted: readonly T[]) =>
    asked[name] ? oneOf(name, asked[name], permitted) : undefined;
  return {
    kind: choice("kind", lineKinds),
    section: asked.section || undefined,
    cause: choice("cause", churnCauses),
    initiator: asked.initiator || undefined,
    state: choice("state", lineStates),
    requirement: optionalText("requirement", asked.requirement, 40) || undefined,
    from: optionalDate("from", asked.from) ?? undefined,
    to: optionalDate("to", asked.to) ?? undefined,
  };
}

/** Does a line pass by what its own rows say? */
export function passes(line: Omit<BareLine, "version">, look: LogLook, timeZone: string): boolean {
  const day = dayIn(timeZone, new Date(line.at));
  return (
    (look.kind === undefined || line.kind === look.kind) &&
    (look.cause === undefined || line.cause === look.cause) &&
    (look.state === undefined || line.state === look.state) &&
    (look.initiator === undefined || line.initiator.accountId === look.initiator) &&
    (look.section === undefined || line.blocks.some(({ section }) => section.id === look.section)) &&
    (look.from === undefined || day >= look.from) &&
    (look.to === undefined || day <= look.to)
  );
}

/** Does a line pass by the requirements that it changed? */
export function touches({ requirements }: Pick<LogLine, "requirements">, { requirement }: LogLook): boolean {
  return requirement === undefined || requirements.some(({ code }) => code === requirement);
}

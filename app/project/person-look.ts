/** The server gives people one of three colours; pages show them as classes that suit the theme. */
import type { PersonLook } from "./outline-state.tsx";

const looks: Record<string, PersonLook> = { "#9A3412": "p1", "#0F6A66": "p2", "#7A2E8E": "p3" };

export function lookOf(color: string): PersonLook {
  return looks[color] ?? "p1";
}

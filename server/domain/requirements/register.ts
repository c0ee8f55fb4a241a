/** The register: requirements filtered, sorted and grouped as somebody wants to look at them, and what he can choose from. */
import { priorities } from "../../../content/schema/forms.ts";
import { requirementStatuses } from "../../../content/schema/names.ts";
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { may } from "../people.ts";
import { selectRequirements, type RequirementFilter } from "./requirement-filter.ts";
import { readRequirements, type RequirementRow } from "./requirements.ts";

export const groupings = ["section", "stage", "priority", "addressee", "status", "none"] as const;
export type Grouping = (typeof groupings)[number];

export const sortings = ["code", "statement", "priority", "stage", "addressee", "status"] as const;
export type Sorting = (typeof sortings)[number];

/** How the register is looked at. */
export interface RegisterView extends RequirementFilter {
  group: Grouping;
  /** Undefined: the document's order. */
  sort?: Sorting;
  descending?: boolean;
}

export interface RegisterGroup {
  /** What its requirements have in common: a section's id, a stage as written, a priority; empty for none. */
  key: string;
  /** What it is called, where the key is no word of the interface. */
  title: string;
  rows: RequirementRow[];
}

/** A value that requirements have, and how many of them. */
export interface Choice {
  value: string;
  title: string;
  count: number;
}

export interface Register {
  /** How many requirements the project has, and how many pass the filter. */
  total: number;
  shown: number;
  groups: RegisterGroup[];
  /** What filters can ask for, counted over all requirements. */
  choices: Record<Exclude<Grouping, "none">, Choice[]>;
  mayChange: boolean;
}

const collator = new Intl.Collator("ru", { numeric: true });

/** What is not written comes last. */
function byWords(a: string, b: string): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  return collator.compare(a, b);
}

const comparisons: Record<Sorting, (a: RequirementRow, b: RequirementRow) => number> = {
  code: (a, b) => collator.compare(a.code, b.code),
  statement: (a, b) => byWords(a.statement, b.statement),
  priority: (a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority),
  stage: (a, b) => byWords(a.stage, b.stage),
  addressee: (a, b) => byWords(a.addressee, b.addressee),
  status: (a, b) => requirementStatuses.indexOf(a.status) - requirementStatuses.indexOf(b.status),
};

/** Requirements in the order that is asked for; equal ones stay in the document's order. */
export function sortRequirements(rows: readonly RequirementRow[], { sort, descending }: RegisterView) {
  if (!sort) return [...rows];
  const compare = comparisons[sort];
  return rows.toSorted(descending ? (a, b) => compare(b, a) : compare);
}

/** What a requirement is grouped by. */
function keyOf(row: RequirementRow, group: Grouping): string {
  return group === "none" ? "" : group === "section" ? row.section.id : row[group];
}

/** Sections in the document's order, priorities and statuses in their own, words by the alphabet. */
function inOrder(group: Grouping, all: readonly RequirementRow[], keys: string[]): string[] {
  const own = { priority: priorities as readonly string[], status: requirementStatuses as readonly string[] };
  if (group === "priority" || group === "status") return own[group].filter((key) => keys.includes(key));
  if (group !== "section") return keys.toSorted(byWords);
  return [...new Set(all.map(({ section }) => section.id))].filter((key) => keys.includes(key));
}

/** Groups of the rows, none of them empty. @param all every requirement in the document's order */
function groupRequirements(
  rows: readonly RequirementRow[],
  all: readonly RequirementRow[],
  group: Grouping,
): RegisterGroup[] {
  const groups = new Map<string, RequirementRow[]>();
  for (const row of rows) {
    const key = keyOf(row, group);
    const known = groups.get(key);
    if (known) known.push(row);
    else groups.set(key, [row]);
  }
  return inOrder(group, all, [...groups.keys()]).map((key) => {
    const own = groups.get(key)!;
    return { key, title: group === "section" ? own[0]!.section.title : key, rows: own };
  });
}

function choicesOf(all: readonly RequirementRow[], group: Exclude<Grouping, "none">): Choice[] {
  return groupRequirements(all, all, group).map(({ key, title, rows }) => ({ value: key, title, count: rows.length }));
}

/** The register as somebody looks at it. @throws Refusal not-found, not-allowed */
export async function readRegister(
  ground: Ground,
  actor: Actor,
  projectId: string,
  view: RegisterView,
): Promise<Register> {
  const { role } = await membership(ground, actor, projectId, "text.read");
  const all = await readRequirements(ground.facts, projectId);
  const rows = sortRequirements(selectRequirements(all, view), view);
  return {
    total: all.length,
    shown: rows.length,
    groups: groupRequirements(rows, all, view.group),
    choices: {
      section: choicesOf(all, "section"),
      stage: choicesOf(all, "stage"),
      priority: choicesOf(all, "priority"),
      addressee: choicesOf(all, "addressee"),
      status: choicesOf(all, "status"),
    },
    mayChange: may(role, "requirement.change"),
  };
}

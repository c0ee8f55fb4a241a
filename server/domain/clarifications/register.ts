/** The register of questions: which are looked for, and how the group keeps up with them. */
import type { Ground } from "../../ground.ts";
import type { Actor } from "../command.ts";
import { oneOf, optionalText } from "../fields.ts";
import { readCategory } from "./categories.ts";
import { isOpen, readQuestions, type ShownQuestion } from "./reading.ts";

const questionStates = ["open", "new", "expert", "drafted", "overdue", "published", "closed", "all"] as const;
export type QuestionsLook = (typeof questionStates)[number];

/** Which questions are wanted; each narrows the others. */
export interface QuestionFilter {
  /** `open` unless said otherwise. */
  state?: string | undefined;
  /** Id of a section; `-` for questions in general. */
  section?: string | undefined;
  /** Id of a member; `-` for nobody. */
  expert?: string | undefined;
  category?: string | undefined;
  /** Words in the question or its answer, or its number. */
  text?: string | undefined;
  /** From 1. */
  page?: number | undefined;
}

/** How many questions one page holds. */
export const pageSize = 50;

/** How far the answers to some of the questions are. */
export interface Load {
  /** Of what; empty for questions in general, or for nobody. */
  id: string;
  title: string;
  open: number;
  overdue: number;
  published: number;
  /** Working days from question to publication; null where nothing is published. */
  medianDays: number | null;
}

export interface QuestionRegister {
  questions: ShownQuestion[];
  /** How many match. */
  total: number;
  page: number;
  pages: number;
  /** All questions, whatever is looked for. */
  load: Load;
  sections: Load[];
  experts: Load[];
  /** Open questions by working days since they came. */
  ageing: { upTo: number | null; count: number }[];
  /** How many each look shows. */
  counts: Record<QuestionsLook, number>;
}

const looks: Record<QuestionsLook, (question: ShownQuestion) => boolean> = {
  open: isOpen,
  new: ({ state }) => state === "submitted" || state === "triage",
  expert: ({ state }) => state === "assigned",
  drafted: ({ state }) => state === "drafted",
  overdue: ({ overdue }) => overdue,
  published: ({ state }) => state === "published",
  closed: ({ state }) => state === "merged" || state === "withdrawn",
  all: () => true,
};

/** Working days since a question came, by which open ones are grouped; null: longer. */
const ages = [1, 3, 5, null] as const;

/** @throws Refusal not-found, not-allowed, invalid, too-long */
export async function readQuestionRegister(
  ground: Ground,
  actor: Actor,
  projectId: string,
  filter: QuestionFilter = {},
): Promise<QuestionRegister> {
  const look = oneOf("state", filter.state || "open", questionStates);
  const matches = matcherOf(filter);
  const all = await readQuestions(ground, actor, projectId);
  const found = all.filter((question) => looks[look](question) && matches(question));
  const ordered = look === "published" ? found.sort(byPublication) : found.sort(byDue);
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const page = Math.min(Math.max(1, Math.trunc(filter.page ?? 1) || 1), pages);
  const open = all.filter(isOpen);
  return {
    questions: ordered.slice((page - 1) * pageSize, page * pageSize),
    ...{ total: ordered.length, page, pages },
    load: loadOf("", "", all),
    sections: grouped(all, ({ block }) => [block?.section ?? "", block?.sectionTitle ?? ""]),
    experts: grouped(all, ({ expert }) => [expert?.memberId ?? "", expert?.name ?? ""]),
    ageing: ages.map((upTo, at) => ({ upTo, count: open.filter(({ age }) => isOfAge(age, at)).length })),
    counts: Object.fromEntries(questionStates.map((each) => [each, all.filter(looks[each]).length])) as Record<
      QuestionsLook,
      number
    >,
  };
}

function isOfAge(age: number, at: number): boolean {
  const [above, upTo] = [at === 0 ? -1 : ages[at - 1]!, ages[at] ?? Infinity];
  return age > above && age <= upTo;
}

function matcherOf({ section, expert, category, text }: QuestionFilter): (question: ShownQuestion) => boolean {
  const about = readCategory(category);
  const words = optionalText("text", text, 200).toLowerCase();
  const called = /^[вo]?-?(\d+)$/iu.exec(words)?.[1];
  return (question) => {
    if (section && (question.block?.section ?? "-") !== section) return false;
    if (expert && (question.expert?.memberId ?? "-") !== expert) return false;
    if (about !== "" && question.category !== about) return false;
    if (words === "") return true;
    if (called !== undefined && question.number === Number(called)) return true;
    return [question.wording, question.original ?? "", question.answer, question.block?.title ?? ""].some((where) =>
      where.toLowerCase().includes(words),
    );
  };
}

const byDue = (a: ShownQuestion, b: ShownQuestion) => (a.due === b.due ? a.number - b.number : a.due < b.due ? -1 : 1);
const byPublication = (a: ShownQuestion, b: ShownQuestion) => (b.publicNumber ?? 0) - (a.publicNumber ?? 0);

function grouped(all: ShownQuestion[], keyOf: (question: ShownQuestion) => [id: string, title: string]): Load[] {
  const groups = new Map<string, { title: string; of: ShownQuestion[] }>();
  for (const question of all.filter(({ state }) => state !== "merged" && state !== "withdrawn")) {
    const [id, title] = keyOf(question);
    const group = groups.get(id) ?? { title, of: [] };
    group.of.push(question);
    groups.set(id, group);
  }
  return [...groups]
    .map(([id, { title, of }]) => loadOf(id, title, of))
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || a.title.localeCompare(b.title));
}

function loadOf(id: string, title: string, of: ShownQuestion[]): Load {
  const published = of.filter(({ state }) => state === "published");
  return {
    ...{ id, title, open: of.filter(isOpen).length, overdue: of.filter(({ overdue }) => overdue).length },
    ...{ published: published.length, medianDays: median(published.map(({ age }) => age)) },
  };
}

/** The middle one; of an even number of them, half way between the two in the middle. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

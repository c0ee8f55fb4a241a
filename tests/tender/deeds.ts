/** What happens in a trace of the anonymity proof, and what a rival is: everything in which two worlds differ. */
import fc from "fast-check";

/** A rival of integrator A. */
export interface Rival {
  company: string;
  people: string[];
  /** What is said, asked and written without ever being published. */
  unpublished: string;
  /** When within a tick the rival acts, ms. */
  delay: number;
  /** How many questions he asks that nobody ever answers. */
  murmurs: number;
}

/** Where a question is asked: in general, about a block, at words of it, at words that stand nowhere. */
export const wheres = ["general", "block", "quote", "nowhere"] as const;
type Where = (typeof wheres)[number];

/** Done by the group; `question` counts those asked so far, round and round. */
export type InsideDeed =
  | { by: "inside"; does: "write"; block: number; words: string }
  | { by: "inside"; does: "comment" | "scribble"; block: number }
  | { by: "inside"; does: "publish" | "close" }
  | { by: "inside"; does: "sort" | "draft" | "answer"; question: number; words: string }
  | { by: "inside"; does: "assign" | "send" | "change" | "return"; question: number }
  | { by: "inside"; does: "merge"; question: number; into: number }
  | { by: "inside"; does: "meet"; block: number; words: string };

/** Done by A, the same in both worlds; `other` counts the rival's questions. */
export type OwnDeed =
  | { by: "A"; does: "look" }
  | { by: "A"; does: "ask"; block: number; where: Where; words: string; through: "api" | "page" }
  | { by: "A"; does: "withdraw" | "follow"; question: number }
  | { by: "A"; does: "forge"; other: number };

/** Done by the rival, who asks in words of his own. */
export type RivalDeed =
  | { by: "rival"; does: "come" | "add" | "accept" | "look" | "listen" | "leave" | "murmur" }
  /** He is chosen as the contractor, and asks for a change that the group refuses. */
  | { by: "rival"; does: "win" }
  | { by: "rival"; does: "wish"; block: number }
  | { by: "rival"; does: "ask"; block: number; where: Where }
  | { by: "rival"; does: "withdraw"; question: number };

/** A deed in a trace; those of the rival and of the inside differ between worlds, A's and what is published do not. */
export type Deed = InsideDeed | OwnDeed | RivalDeed;

export const words = fc.stringMatching(/^[а-яё]{3,9}( [а-яё]{3,9}){0,3}$/);
const number = fc.nat(6);
const where = fc.constantFrom(...wheres);
const oneOf = <T extends string>(...deeds: T[]) => fc.constantFrom(...deeds);

const inside = oneOf("inside");
const a = oneOf("A");
const other = oneOf("rival");

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ by: inside, does: oneOf("write"), block: number, words }),
  fc.record({ by: inside, does: oneOf("comment", "scribble"), block: number }),
  fc.record({ by: inside, does: oneOf("publish", "publish", "close") }),
  fc.record({ by: inside, does: oneOf("sort", "draft", "answer", "answer", "answer"), question: number, words }),
  fc.record({ by: inside, does: oneOf("assign", "send", "change", "return"), question: number }),
  fc.record({ by: inside, does: oneOf("merge"), question: number, into: number }),
  fc.record({ by: inside, does: oneOf("meet"), block: number, words }),
  fc.record({ by: a, does: oneOf("look") }),
  fc.record({ by: a, does: oneOf("ask"), block: number, where, words, through: oneOf("api", "page") }),
  fc.record({ by: a, does: oneOf("withdraw", "follow"), question: number }),
  fc.record({ by: a, does: oneOf("forge"), other: number }),
  fc.record({ by: other, does: oneOf("add", "accept", "look", "listen", "leave", "murmur", "murmur", "win") }),
  fc.record({ by: other, does: oneOf("wish"), block: number }),
  fc.record({ by: other, does: oneOf("ask"), block: number, where }),
  fc.record({ by: other, does: oneOf("withdraw"), question: number }),
);

/** Most traces begin with a tender under way: what happens before there is anything to ask about is soon told. */
export const trace: fc.Arbitrary<Deed[]> = fc
  .tuple(
    fc.constantFrom<Deed[]>(
      [],
      [
        { by: "inside", does: "publish" },
        { by: "rival", does: "come" },
        { by: "rival", does: "accept" },
        { by: "rival", does: "ask", block: 0, where: "block" },
      ],
    ),
    fc.array(deed, { minLength: 4, maxLength: 16 }),
  )
  .map(([begun, rest]) => [...begun, ...rest]);

export const rival: fc.Arbitrary<Rival> = fc.record({
  company: words.map((name) => `ООО «${name}»`),
  people: fc.uniqueArray(fc.stringMatching(/^[a-z]{4,10}$/), { minLength: 1, maxLength: 3 }),
  unpublished: words,
  delay: fc.nat(999),
  murmurs: fc.nat(3),
});

/** A trace in which everything happens; the rival leaves and comes again. */
export const everything: Deed[] = [
  { by: "inside", does: "write", block: 0, words: "первое начало" },
  { by: "rival", does: "come" },
  { by: "inside", does: "comment", block: 0 },
  { by: "inside", does: "publish" },
  { by: "rival", does: "accept" },
  { by: "rival", does: "listen" },
  { by: "rival", does: "ask", block: 0, where: "quote" },
  { by: "A", does: "ask", block: 0, where: "quote", words: "чей первый вопрос", through: "page" },
  { by: "rival", does: "murmur" },
  { by: "A", does: "ask", block: 1, where: "block", words: "чей второй вопрос", through: "api" },
  { by: "A", does: "ask", block: 1, where: "nowhere", words: "чей третий вопрос", through: "page" },
  { by: "A", does: "forge", other: 0 },
  { by: "A", does: "look" },
  { by: "inside", does: "sort", question: 0, words: "что здесь первое" },
  { by: "inside", does: "assign", question: 0 },
  { by: "inside", does: "merge", question: 1, into: 0 },
  { by: "inside", does: "send", question: 0 },
  { by: "inside", does: "draft", question: 0, words: "начало здесь первое" },
  { by: "inside", does: "return", question: 0 },
  { by: "inside", does: "change", question: 0 },
  { by: "inside", does: "answer", question: 0, words: "первое здесь начало" },
  { by: "A", does: "follow", question: 0 },
  { by: "A", does: "look" },
  { by: "inside", does: "close" },
  { by: "A", does: "ask", block: 0, where: "general", words: "не поздно ли", through: "api" },
  { by: "A", does: "withdraw", question: 2 },
  { by: "inside", does: "meet", block: 1, words: "сказано вслух" },
  { by: "inside", does: "answer", question: 4, words: "вслух и отвечено" },
  { by: "rival", does: "ask", block: 1, where: "general" },
  { by: "rival", does: "withdraw", question: 1 },
  { by: "inside", does: "write", block: 1, words: "второе начало" },
  { by: "inside", does: "scribble", block: 2 },
  { by: "rival", does: "add" },
  { by: "inside", does: "publish" },
  { by: "rival", does: "look" },
  { by: "rival", does: "win" },
  { by: "rival", does: "wish", block: 0 },
  { by: "A", does: "look" },
  { by: "rival", does: "leave" },
  { by: "rival", does: "come" },
  { by: "A", does: "look" },
  { by: "rival", does: "leave" },
];
const [people, fewer] = [["vera", "gleb", "dina"], ["egor"]];
export const wide: Rival = { company: "ООО «Бета»", people, unpublished: "дороже нет", delay: 7, murmurs: 3 };
export const narrow: Rival = {
  ...{ company: "АО «Гамма и сыновья»", people: fewer, unpublished: "иначе", delay: 900, murmurs: 0 },
};

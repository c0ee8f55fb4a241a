/** A tender for tests of questions: two companies with their people, a publication, an expert. */
import { approveAnswer, draftAnswer, publishAnswer } from "../../server/domain/clarifications/answering.ts";
import { ask, type NewQuestion } from "../../server/domain/clarifications/asking.ts";
import { readOutsideQuestions, type OutsideFilter } from "../../server/domain/clarifications/projection.ts";
import { readQuestion } from "../../server/domain/clarifications/reading.ts";
import { sortQuestion } from "../../server/domain/clarifications/sorting.ts";
import { outsideReader } from "../../server/domain/tender/outside-reader.ts";
import type { Actor } from "../../server/domain/command.ts";
import type { TestGround } from "./ground.ts";
import { project } from "./projects.ts";
import { accept, colleagueOf, integratorOf, line, publishNow, writeText } from "./tender.ts";

/** A project in tender: what is published, who asks, who answers, and short ways of doing both. */
export async function openTender(ground: TestGround, { published = true } = {}) {
  const made = await project(ground);
  const [a, b] = [await integratorOf(ground, made, "Линия CRM"), await integratorOf(ground, made, "Бюро процессов")];
  const colleague = await colleagueOf(ground, made, a.companyId);
  await accept(ground, made, colleague);
  const expert = await made.join("editor");
  const [section] = (await made.now()).sections;
  const block = section!.blocks[0]!;
  if (published) await writeText(ground, made, block.textId, line("Остаток приходит из 1С раз в 10 минут."));
  const publication = published ? await publishNow(ground, made) : "";
  const { id, manager } = made;
  const hashOf = async (question: string) => (await readQuestion(ground, manager, id, question)).question.hash;
  /** Words, answers and approves. */
  async function prepare(question: string, words = "Кто сопровождает 1С?", answer = "Подрядчик."): Promise<void> {
    await sortQuestion(ground, manager, id, question, { wording: words, category: "integrations" });
    await draftAnswer(ground, manager, id, question, { answer });
    await approveAnswer(ground, manager, id, question, await hashOf(question));
  }
  return {
    ...made,
    ...{ made, ground, a, b, colleague, expert, publication, block, hashOf, prepare },
    /** Asks, in general unless said otherwise. */
    ask: (who: Actor, given: Partial<NewQuestion> = {}) =>
      ask(ground, who, id, { text: "Кто сопровождает 1С?", ...given }),
    /** What an integrator receives. */
    outside: (who: Actor, filter: OutsideFilter = {}) => readOutsideQuestions(ground, who, id, filter),
    /** The id by which an integrator knows a thing. */
    called: async (who: Actor, kind: "question" | "block" | "publication", thing: string) =>
      (await outsideReader(ground, who, id)).opaque(kind, thing),
    read: (question: string, who: Actor = manager) => readQuestion(ground, who, id, question),
    /** Brings a question from wherever it is to publication. */
    async publish(question: string, words?: string, answer?: string) {
      await prepare(question, words, answer);
      return publishAnswer(ground, manager, id, question, await hashOf(question));
    },
  };
}

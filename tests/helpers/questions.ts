/** A tender for tests of questions: two companies with their people, publications, an expert. */
import { canonicalJson } from "../../content/schema/canonical.ts";
import { approveAnswer, draftAnswer, publishAnswer } from "../../server/domain/clarifications/answering.ts";
import { ask, type NewQuestion } from "../../server/domain/clarifications/asking.ts";
import { readOutsideQuestions, type OutsideFilter } from "../../server/domain/clarifications/projection.ts";
import { readQuestion } from "../../server/domain/clarifications/reading.ts";
import { sortQuestion } from "../../server/domain/clarifications/sorting.ts";
import { outsideReader } from "../../server/domain/tender/outside-reader.ts";
import type { Actor } from "../../server/domain/command.ts";
import { sha256 } from "../../server/random.ts";
import type { TestGround } from "./ground.ts";
import { project, type Person, type TestProject } from "./projects.ts";

export type Integrator = Person & { memberId: string };

/** Sets the tender up: no terms to accept, three working days for an answer. */
export async function beginTender(ground: TestGround, { id }: TestProject): Promise<void> {
  const settings = { secrecy: "", holder: "", holderAddress: "", terms: "", termsHash: "", answerDays: 3 };
  const key = Buffer.from(sha256(id), "hex");
  await ground.facts
    .insertInto("tenderSettings")
    .values({ projectId: id, key, ...settings, questionsUntil: null })
    .execute();
}

/** Gives an integrator a company of his own. */
export async function giveCompany(
  ground: TestGround,
  { id: projectId, manager }: TestProject,
  memberId: string,
  name: string,
): Promise<string> {
  const id = ground.random.id();
  const createdAt = ground.clock.now().toISOString();
  const row = { projectId, id, name, createdBy: manager.accountId, createdAt, removedAt: null };
  await ground.facts.insertInto("companies").values(row).execute();
  await ground.facts.updateTable("members").set({ companyId: id }).where("id", "=", memberId).execute();
  return id;
}

/** Publishes these blocks, as they are listed: the words in them are not looked at. */
export async function publishBlocks(
  ground: TestGround,
  { id: projectId, manager, now }: TestProject,
  only: (title: string) => boolean = () => true,
): Promise<string> {
  const { sections } = await now();
  const last = await ground.facts
    .selectFrom("publications")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("projectId", "=", projectId)
    .executeTakeFirstOrThrow();
  const number = Number(last.n) + 1;
  const manifest = {
    ...{ project: projectId, number, name: `Публикация ${number}`, baseline: null },
    sections: sections.map(({ id, title, blocks }) => ({
      ...{ section: id, title },
      blocks: blocks.filter((block) => only(block.title)).map((block) => ({ block: block.id, title: block.title })),
    })),
  };
  const bytes = Buffer.from(canonicalJson(manifest), "utf8");
  const id = ground.random.id();
  await ground.facts
    .insertInto("publications")
    .values({
      ...{ projectId, id, number, name: manifest.name, baselineId: null, manifest: bytes, digest: sha256(bytes) },
      ...{ publishedBy: manager.accountId, publishedAt: ground.clock.now().toISOString() },
    })
    .execute();
  return id;
}

/** A project in tender: what is published, who asks, who answers, and short ways of doing both. */
export async function openTender(ground: TestGround, { published = true } = {}) {
  const made = await project(ground);
  const [a, b] = [await made.join("integrator"), await made.join("integrator")];
  const colleague = await made.join("integrator");
  const expert = await made.join("editor");
  await beginTender(ground, made);
  const companyA = await giveCompany(ground, made, a.memberId, "Линия CRM");
  const companyB = await giveCompany(ground, made, b.memberId, "Бюро процессов");
  await ground.facts.updateTable("members").set({ companyId: companyA }).where("id", "=", colleague.memberId).execute();
  const publication = published ? await publishBlocks(ground, made) : "";
  const [section] = (await made.now()).sections;
  const block = section!.blocks[0]!;
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
    ...{ ground, a, b, colleague, expert, companyA, companyB, publication, section: section!, block, hashOf, prepare },
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

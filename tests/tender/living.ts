/** How the deeds of a trace are done in a world: through the product's own commands, and A's over HTTP as anybody's are. */
import { approveAnswer, draftAnswer, publishAnswer } from "../../server/domain/clarifications/answering.ts";
import { ask, withdraw, type NewQuestion } from "../../server/domain/clarifications/asking.ts";
import { answerByLink, issueExpertLink } from "../../server/domain/clarifications/expert-links.ts";
import { recordMeeting } from "../../server/domain/clarifications/meetings.ts";
import { readQuestion } from "../../server/domain/clarifications/reading.ts";
import {
  assignQuestion,
  markChange,
  mergeQuestion,
  returnQuestion,
  sortQuestion,
} from "../../server/domain/clarifications/sorting.ts";
import type { Actor } from "../../server/domain/command.ts";
import { refuseRequest } from "../../server/domain/contractor/answering.ts";
import { askForChange } from "../../server/domain/contractor/asking.ts";
import { chooseContractor } from "../../server/domain/contractor/choosing.ts";
import { listContractorRequests } from "../../server/domain/contractor/reading.ts";
import { openThread } from "../../server/domain/discussion/opening.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { addCompanyPeople, inviteCompany, removeCompany } from "../../server/domain/tender/companies.ts";
import { outsideReader } from "../../server/domain/tender/outside-reader.ts";
import { readDoor } from "../../server/domain/tender/projection/door.ts";
import { acceptTerms } from "../../server/domain/tender/projection/terms.ts";
import { publish, readNextPublication } from "../../server/domain/tender/publishing.ts";
import { configureTender } from "../../server/domain/tender/settings.ts";
import { line } from "../helpers/tender.ts";
import type { InsideDeed, OwnDeed, Rival, RivalDeed, wheres } from "./deeds.ts";
import type { Joined, World } from "./world.ts";

export const sending = { delivery: "mail", origin: "http://svod.test" } as const;

/** Who takes part in a world beside its manager, and what has been asked in it. */
export interface Cast {
  a: Joined;
  expert: Joined;
  other: Rival;
  rivals: Joined[];
  company: string | undefined;
  /** Questions that the group works on, in the order in which they came; those that nobody answers are not among them. */
  asked: string[];
  own: string[];
  others: string[];
  /** What stands in a block, as it was last written. */
  written: Map<number, string>;
}

/** What is refused changes nothing (R11); that it is refused to A alike is for the bytes to show. */
export async function unlessRefused<T>(doing: Promise<T>): Promise<T | undefined> {
  return doing.catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
}

const turn = <T>(of: readonly T[], at: number): T | undefined => of[at % of.length];

export async function accept({ ground, projectId }: World, who: Actor): Promise<void> {
  const { terms } = await readDoor(ground, who, projectId);
  if (terms) await acceptTerms(ground, who, projectId, terms.digest);
}

async function write({ ground, manager }: World, textId: string, text: string): Promise<void> {
  await ground.texts.edit(textId, { type: "doc", content: [line(text)] }, manager.accountId);
  await ground.textFacts.settle(textId);
}

export async function doInside(world: World, cast: Cast, deed: InsideDeed): Promise<void> {
  const { ground, projectId, manager, blocks } = world;
  const unpublished = cast.other.unpublished;
  switch (deed.does) {
    case "publish": {
      const next = await readNextPublication(ground, manager, projectId, "living");
      if (next.isPublished) return;
      const order = { name: "ТЗ на тендер", source: "living" as const, digest: next.digest, origin: sending.origin };
      return void (await publish(ground, manager, projectId, order));
    }
    case "close":
      return configureTender(ground, manager, projectId, { questionsUntil: "2026-03-01" });
    case "write":
      cast.written.set(deed.block % blocks.length, deed.words);
      return write(world, turn(blocks, deed.block)!.textId, deed.words);
    case "comment": {
      const [blockId, place] = [turn(blocks, deed.block)!.id, { kind: "block" as const }];
      return void (await openThread(ground, manager, projectId, { blockId, place, body: unpublished }));
    }
    case "scribble": {
      const { textId } = turn(blocks, deed.block)!;
      const { doc } = await ground.texts.read(textId);
      await write(world, textId, unpublished);
      await ground.texts.edit(textId, doc, manager.accountId);
      return ground.textFacts.settle(textId);
    }
    case "meet": {
      const blockId = turn(blocks, deed.block)!.id;
      const questions = [{ question: deed.words, answer: "ответили на месте", blockId }, { question: unpublished }];
      const given = { title: unpublished, heldOn: "2026-03-02", attendees: cast.other.company, questions };
      await recordMeeting(ground, manager, projectId, given);
      cast.asked.push((await askedLast(world, 1))!);
      return;
    }
    default: {
      const question = turn(cast.asked, deed.question);
      if (question !== undefined) await workOn(world, cast, deed, question);
    }
  }
}

type Work = Extract<InsideDeed, { question: number }>;

async function workOn(world: World, cast: Cast, deed: Work, id: string): Promise<void> {
  const { ground, projectId, manager } = world;
  const { unpublished } = cast.other;
  const hash = async () => (await readQuestion(ground, manager, projectId, id)).question.hash;
  switch (deed.does) {
    case "sort":
      await sortQuestion(ground, manager, projectId, id, { wording: deed.words, category: "functions" });
      return;
    case "assign":
      await assignQuestion(ground, manager, projectId, id, { memberId: cast.expert.memberId });
      return;
    case "draft":
      await draftAnswer(ground, manager, projectId, id, { answer: unpublished });
      return;
    case "send": {
      const given = { name: cast.other.company, email: "anybody@outside.example", origin: sending.origin };
      await issueExpertLink(ground, manager, projectId, id, given);
      const token = ground.random.lastSecret();
      return answerByLink(ground, { token, address: "192.0.2.1", answer: unpublished });
    }
    case "change": {
      const place = { kind: "block" as const };
      const opening = { blockId: world.blocks[0]!.id, place, body: unpublished };
      const { threadId } = await openThread(ground, manager, projectId, opening);
      await markChange(ground, manager, projectId, id, { changesSpec: true, threadId });
      return;
    }
    case "return":
      await returnQuestion(ground, manager, projectId, id);
      return;
    case "merge":
      await mergeQuestion(ground, manager, projectId, id, turn(cast.asked, deed.into)!);
      return;
    case "answer":
      await sortQuestion(ground, manager, projectId, id, { wording: deed.words, category: "terms" });
      // Whoever is its expert, or else the manager.
      if (!(await unlessRefused(draftAnswer(ground, cast.expert, projectId, id, { answer: deed.words }))))
        await draftAnswer(ground, manager, projectId, id, { answer: deed.words });
      await approveAnswer(ground, manager, projectId, id, await hash());
      await publishAnswer(ground, manager, projectId, id, await hash());
  }
}

/** The id of the newest question of the register, or of one before it. */
async function askedLast({ ground, projectId }: World, before = 0): Promise<string | undefined> {
  const rows = await ground.facts
    .selectFrom("clarifications")
    .select("id")
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .limit(before + 1)
    .execute();
  return rows[before]?.id;
}

/** A question as somebody asks it, by the ids of his company. */
async function questionAt(
  world: World,
  cast: Cast,
  who: Actor,
  { block, where }: { block: number; where: (typeof wheres)[number] },
): Promise<Omit<NewQuestion, "text">> {
  if (where === "general") return {};
  const { opaque } = await outsideReader(world.ground, who, world.projectId);
  const named = { block: opaque("block", turn(world.blocks, block)!.id) };
  if (where === "block") return named;
  const stands = cast.written.get(block % world.blocks.length) ?? "начало";
  return { ...named, place: { kind: "quote", words: where === "quote" ? stands : `${stands} нигде` } };
}

export async function doRivals(world: World, cast: Cast, deed: RivalDeed): Promise<void> {
  const { ground, projectId, manager } = world;
  const { company, people, unpublished, murmurs } = cast.other;
  const bring = async (name: string) => {
    const person = await world.join("integrator", `${name}@rival.example`, name);
    cast.rivals.push(person);
    return { email: person.email };
  };
  if (deed.does === "come" && cast.company === undefined) {
    const invited = [];
    for (const name of people) invited.push(await bring(name));
    cast.company = (
      await inviteCompany(ground, manager, projectId, { name: company, people: invited, ...sending })
    ).companyId;
  }
  const [first] = cast.rivals;
  if (cast.company === undefined || first === undefined) return;
  switch (deed.does) {
    case "add": {
      if (cast.rivals.length >= 6) return;
      const more = [await bring(`${people[0]}${cast.rivals.length}`)];
      return void (await addCompanyPeople(ground, manager, projectId, cast.company, { people: more, ...sending }));
    }
    case "accept":
      for (const person of cast.rivals) await accept(world, person);
      return;
    case "look":
      await world.ask(first, `/tender/${projectId}`);
      await world.ask(first, `/api/v1/tender/${projectId}/questions`);
      return;
    case "listen":
      for (const person of cast.rivals) await accept(world, person);
      return void (await world.listenAs(first));
    case "murmur":
      for (let at = 0; at < murmurs; at++) await ask(ground, first, projectId, { text: `${unpublished}, ${at + 1}` });
      return;
    case "ask": {
      const where = await questionAt(world, cast, first, deed);
      const { id } = await ask(ground, first, projectId, { ...where, text: unpublished });
      cast.asked.push(id);
      cast.others.push(id);
      return;
    }
    case "withdraw": {
      const question = turn(cast.others, deed.question);
      const { opaque } = await outsideReader(ground, first, projectId);
      if (question !== undefined) await withdraw(ground, first, projectId, opaque("question", question));
      return;
    }
    case "win":
      return chooseContractor(ground, manager, projectId, cast.company);
    case "wish": {
      const { opaque } = await outsideReader(ground, first, projectId);
      const block = opaque("block", turn(world.blocks, deed.block)!.id);
      await askForChange(ground, first, projectId, { block, title: unpublished, rationale: unpublished });
      const [wish] = await listContractorRequests(ground, manager, projectId);
      return refuseRequest(ground, manager, projectId, wish!.id, unpublished);
    }
    case "leave":
      await removeCompany(ground, manager, projectId, cast.company);
      Object.assign(cast, { company: undefined, rivals: [] });
  }
}

/** @returns what A was answered */
export async function doOwn(world: World, cast: Cast, deed: Exclude<OwnDeed, { does: "look" }>): Promise<string[]> {
  const { a } = cast;
  const questions = `/tender/${world.projectId}/questions`;
  const api = `/api/v1${questions}`;
  const { opaque } = await outsideReader(world.ground, a, world.projectId);
  switch (deed.does) {
    case "ask": {
      const { block, place } = await questionAt(world, cast, a, deed);
      const before = await askedLast(world);
      const answers =
        deed.through === "api"
          ? [await world.ask(a, api, { json: { text: deed.words, block, where: place, key: deed.words } })]
          : [await world.ask(a, questions, { form: formOf(deed.words, cast.own.length, block, place) })];
      const id = await askedLast(world);
      if (id === undefined || id === before) return answers;
      cast.asked.push(id);
      cast.own.push(id);
      return answers;
    }
    case "withdraw": {
      const question = turn(cast.own, deed.question);
      if (question === undefined) return [];
      return [await world.ask(a, `${api}/${opaque("question", question)}/withdrawal`, { json: {} })];
    }
    case "follow": {
      const question = turn(cast.asked, deed.question);
      if (question === undefined) return [];
      const form = { intent: "follow", question: opaque("question", question) };
      return [await world.ask(a, questions, { form })];
    }
    case "forge": {
      const question = turn(cast.others, deed.other) ?? "none";
      const rival = cast.rivals[0];
      const said = rival && (await outsideReader(world.ground, rival, world.projectId)).opaque("question", question);
      const answers: string[] = [];
      for (const id of [question, said ?? "none", opaque("question", question)]) {
        const paths = [`${api}/${id}/withdrawal`, `${api}/${id}/following`];
        for (const path of paths) answers.push(await world.ask(a, path, { json: {} }));
        answers.push(await world.ask(a, questions, { form: { intent: "withdraw", question: id } }));
        answers.push(await world.ask(a, `/projects/${world.projectId}/questions/${id}`));
      }
      // What A sends differs; a page says back where it was asked for.
      const sent = new RegExp([question, said ?? "none", opaque("question", question)].join("|"), "g");
      return answers.map((answer) => answer.replace(sent, "forged"));
    }
  }
}

function formOf(text: string, seen: number, block = "", place?: { kind?: string; words?: string }) {
  return {
    ...{ intent: "ask", text, seen: String(seen), block, place: place?.kind ?? "block", words: place?.words ?? "" },
  };
}

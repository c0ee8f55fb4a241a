/** What is said in the demonstration: discussions of the group, a publication, integrators' questions and their answers. */
import type { DemoQuestion, DemoTalk, DemoThread } from "../../content/demo/talk-format.ts";
import { callsIn } from "../../content/schema/said.ts";
import { approveAnswer, draftAnswer, publishAnswer } from "../domain/clarifications/answering.ts";
import { ask } from "../domain/clarifications/asking.ts";
import { recordMeeting } from "../domain/clarifications/meetings.ts";
import { readQuestion } from "../domain/clarifications/reading.ts";
import { assignQuestion, mergeQuestion, sortQuestion } from "../domain/clarifications/sorting.ts";
import type { Actor } from "../domain/command.ts";
import { reply } from "../domain/discussion/comments.ts";
import { openThread } from "../domain/discussion/opening.ts";
import { assignThread, resolveThread } from "../domain/discussion/settling.ts";
import type { BlockOverview } from "../domain/document/outline.ts";
import { outsideReader } from "../domain/tender/outside-reader.ts";
import { readDoor } from "../domain/tender/projection/door.ts";
import { acceptTerms } from "../domain/tender/projection/terms.ts";
import { publish, readNextPublication } from "../domain/tender/publishing.ts";
import type { Ground } from "../ground.ts";

/** Whom the demonstration consists of, by account name. */
export interface DemoPeople {
  accounts: ReadonlyMap<string, Actor>;
  members: ReadonlyMap<string, string>;
  /** Names of people by account name. */
  names: ReadonlyMap<string, string>;
  manager: Actor;
}

/** Says everything of `talk.yaml` as its people would. */
export async function seedTalk(
  ground: Ground,
  projectId: string,
  outline: readonly BlockOverview[],
  talk: DemoTalk,
  people: DemoPeople,
): Promise<void> {
  const seeding = new Seeding(ground, projectId, new Map(outline.map(({ key, id }) => [key, id])), people);
  for (const thread of talk.threads) await seeding.discuss(thread);
  await seeding.publish(talk.publication);
  const asked: string[] = [];
  for (const question of talk.questions) asked.push(await seeding.ask(question));
  for (const [at, question] of talk.questions.entries()) await seeding.workOn(asked[at]!, question, asked);
  const questions = talk.meeting.questions.map(({ block, ...one }) => ({
    ...{ ...one, blockId: block && seeding.blockOf(block) },
  }));
  await recordMeeting(ground, people.manager, projectId, { ...talk.meeting, questions });
}

class Seeding {
  constructor(
    private readonly ground: Ground,
    private readonly projectId: string,
    private readonly blocks: ReadonlyMap<string, string>,
    private readonly people: DemoPeople,
  ) {}

  blockOf(key: string): string {
    const id = this.blocks.get(key);
    if (id === undefined) throw new Error(`talk.yaml: no block ${key}`);
    return id;
  }

  private actor(account: string): Actor {
    const actor = this.people.accounts.get(account);
    if (!actor) throw new Error(`talk.yaml: nobody is called ${account}`);
    return actor;
  }

  /** A message with the ids of those it calls by name. */
  private said(body: string) {
    const { names, members } = this.people;
    const called = callsIn(
      body,
      [...names.values()].map((name) => `@${name}`),
    );
    const accounts = [...names].filter(([, name]) => called.has(`@${name}`)).map(([account]) => account);
    return { body, mentions: accounts.map((account) => members.get(account)!) };
  }

  async discuss({ block, quote, by, says, replies, left, resolved }: DemoThread): Promise<void> {
    const { ground, projectId } = this;
    const words = { kind: "quote", quote: quote ?? "", prefix: "", suffix: "" };
    const place = quote === undefined ? { kind: "block" } : words;
    const opening = { blockId: this.blockOf(block), place, ...this.said(says) };
    const { threadId } = await openThread(ground, this.actor(by), projectId, opening);
    for (const one of replies) await reply(ground, this.actor(one.by), projectId, threadId, this.said(one.says));
    if (left) {
      const assignment = { memberId: this.people.members.get(left.to)!, due: left.due };
      await assignThread(ground, this.actor(by), projectId, threadId, assignment);
    }
    if (resolved) await resolveThread(ground, this.actor(resolved), projectId, threadId);
  }

  async publish(name: string): Promise<void> {
    const { ground, projectId } = this;
    const { manager } = this.people;
    const { digest } = await readNextPublication(ground, manager, projectId, "living");
    await publish(ground, manager, projectId, { name, source: "living", digest, origin: "" });
  }

  async ask({ by, block, says }: DemoQuestion): Promise<string> {
    const { ground, projectId } = this;
    const who = this.actor(by);
    const { terms } = await readDoor(ground, who, projectId);
    if (terms) await acceptTerms(ground, who, projectId, terms.digest);
    const { opaque } = await outsideReader(ground, who, projectId);
    const about = block === undefined ? {} : { block: opaque("block", this.blockOf(block)) };
    return (await ask(ground, who, projectId, { ...about, text: says })).id;
  }

  /** Brings a question as far as it is said to be. */
  async workOn(id: string, question: DemoQuestion, asked: readonly string[]): Promise<void> {
    const { ground, projectId } = this;
    const { manager, members } = this.people;
    const { wording, category, expert, answer, answeredBy, published, sameAs } = question;
    if (sameAs !== undefined) return void (await mergeQuestion(ground, manager, projectId, id, asked[sameAs - 1]!));
    if (wording !== undefined) await sortQuestion(ground, manager, projectId, id, { wording, category });
    if (expert) await assignQuestion(ground, manager, projectId, id, { memberId: members.get(expert)! });
    if (answer === undefined) return;
    await draftAnswer(ground, answeredBy ? this.actor(answeredBy) : manager, projectId, id, { answer });
    if (!published) return;
    const hash = async () => (await readQuestion(ground, manager, projectId, id)).question.hash;
    await approveAnswer(ground, manager, projectId, id, await hash());
    await publishAnswer(ground, manager, projectId, id, await hash());
  }
}

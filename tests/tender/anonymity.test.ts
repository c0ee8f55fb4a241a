/**
 * Anonymity (R6): whoever competes beside integrator A, whatever they are called, however many they are and whatever the
 * group writes without publishing it, A receives the same bytes over pages, API, sockets and mail.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { openThread } from "../../server/domain/discussion/opening.ts";
import type { Actor } from "../../server/domain/command.ts";
import { addCompanyPeople, inviteCompany, removeCompany } from "../../server/domain/tender/companies.ts";
import { readDoor } from "../../server/domain/tender/projection/door.ts";
import { acceptTerms } from "../../server/domain/tender/projection/terms.ts";
import { publish, readNextPublication } from "../../server/domain/tender/publishing.ts";
import { createMetrics, type Metrics } from "../../server/http/metrics.ts";
import { projectGrounds } from "../helpers/projects.ts";
import { proof } from "../helpers/proof.ts";
import { line } from "../helpers/tender.ts";
import { openWorld, type Received, type World } from "./world.ts";

const open = projectGrounds();

/** What the rival is: everything in which two worlds differ. */
interface Rival {
  company: string;
  people: string[];
  /** What is said and written inside without ever being published. */
  unpublished: string;
  /** When within a tick the rival acts, ms. */
  delay: number;
}

/** A deed in a trace; those of the rival and of the inside differ between worlds, A's and what is published do not. */
type Deed =
  | { by: "inside"; does: "write"; block: number; words: string }
  | { by: "inside"; does: "comment" | "scribble"; block: number }
  | { by: "inside"; does: "publish" }
  | { by: "A"; does: "look" }
  // Questions join here: A asks the same in both worlds, the rival asks in words of his own.
  | { by: "rival"; does: "come" | "add" | "accept" | "look" | "listen" | "leave" };

const words = fc.stringMatching(/^[а-яё]{3,9}( [а-яё]{3,9}){0,3}$/);
const block = fc.nat(6);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ by: fc.constant("inside" as const), does: fc.constant("write" as const), block, words }),
  fc.record({
    by: fc.constant("inside" as const),
    does: fc.constantFrom("comment" as const, "scribble" as const),
    block,
  }),
  fc.record({ by: fc.constant("inside" as const), does: fc.constant("publish" as const) }),
  fc.record({ by: fc.constant("A" as const), does: fc.constant("look" as const) }),
  fc.record({
    by: fc.constant("rival" as const),
    does: fc.constantFrom("come", "add", "accept", "look", "listen", "leave"),
  }) as fc.Arbitrary<Deed>,
);

const rival: fc.Arbitrary<Rival> = fc.record({
  company: words.map((name) => `ООО «${name}»`),
  people: fc.uniqueArray(fc.stringMatching(/^[a-z]{4,10}$/), { minLength: 1, maxLength: 3 }),
  unpublished: words,
  delay: fc.nat(999),
});

const tick = 60_000;

/** Everything A may ask for. */
function looks(projectId: string): string[] {
  const door = `/tender/${projectId}`;
  const api = `/api/v1/tender/${projectId}`;
  return [
    ...["/projects", `/projects/${projectId}`, door, `${door}?q=блок`, `${door}/changes`, `${door}/terms`],
    ...[`${door}.data`, `${door}/changes.data`, `/projects/${projectId}.data`],
    ...[api, `${api}/door`, `${api}/publications`, `${api}/blocks`, `${api}/changes`, `${api}/search?q=начало`],
    ...["/api/v1/projects", `/api/v1/projects/${projectId}`, `/api/v1/projects/${projectId}/companies`],
  ].map((path) => encodeURI(path));
}

interface Actors {
  a: (Actor & { email: string })[];
  rivals: (Actor & { email: string })[];
  company: string | undefined;
}

async function accept({ ground, projectId }: World, who: Actor): Promise<void> {
  const { terms } = await readDoor(ground, who, projectId);
  if (terms) await acceptTerms(ground, who, projectId, terms.digest);
}

const sending = { delivery: "mail", origin: "http://svod.test" } as const;

async function inside(world: World, deed: Extract<Deed, { by: "inside" }>, { unpublished }: Rival): Promise<void> {
  const { ground, projectId, manager, blocks } = world;
  if (deed.does === "publish") {
    const next = await readNextPublication(ground, manager, projectId, "living");
    if (next.isPublished) return;
    const order = { name: "ТЗ на тендер", source: "living" as const, digest: next.digest, origin: sending.origin };
    return void (await publish(ground, manager, projectId, order));
  }
  const at = blocks[deed.block % blocks.length]!;
  const write = async (text: string) => {
    await ground.texts.edit(at.textId, { type: "doc", content: [line(text)] }, manager.accountId);
    await ground.textFacts.settle(at.textId);
  };
  if (deed.does === "write") return write(deed.words);
  if (deed.does === "comment") {
    const place = { kind: "block" as const };
    return void (await openThread(ground, manager, projectId, { blockId: at.id, place, body: unpublished }));
  }
  const { doc } = await ground.texts.read(at.textId);
  await write(unpublished);
  await ground.texts.edit(at.textId, doc, manager.accountId);
  await ground.textFacts.settle(at.textId);
}

async function competing(world: World, does: string, actors: Actors, { company, people }: Rival): Promise<void> {
  const { ground, projectId, manager } = world;
  const bring = async (name: string) => {
    const person = await world.join("integrator", `${name}@rival.example`, name);
    actors.rivals.push(person);
    return { email: person.email };
  };
  if (does === "come" && actors.company === undefined) {
    const invited = [];
    for (const name of people) invited.push(await bring(name));
    const given = { name: company, people: invited, ...sending };
    actors.company = (await inviteCompany(ground, manager, projectId, given)).companyId;
  }
  if (actors.company === undefined) return;
  if (does === "add" && actors.rivals.length < 6) {
    const more = [await bring(`${people[0]}${actors.rivals.length}`)];
    await addCompanyPeople(ground, manager, projectId, actors.company, { people: more, ...sending });
  }
  if (does === "accept") for (const person of actors.rivals) await accept(world, person);
  if (does === "look") await world.ask(actors.rivals[0]!, `/tender/${projectId}`);
  if (does === "listen") {
    for (const person of actors.rivals) await accept(world, person);
    await world.listenAs(actors.rivals[0]!);
  }
  if (does === "leave") {
    await removeCompany(ground, manager, projectId, actors.company);
    actors.company = undefined;
    actors.rivals = [];
  }
}

/** Lives a trace through with this rival. @returns everything that A received, in order */
async function live(metrics: Metrics, trace: readonly Deed[], other: Rival, name: string): Promise<Received[]> {
  const world = await openWorld(open, metrics, name);
  const { projectId, ground, manager } = world;
  const received: Received[] = [];
  const actors: Actors = { a: [], rivals: [], company: undefined };
  for (const who of ["anna", "boris"]) actors.a.push(await world.join("integrator", `${who}@alfa.example`, who));
  const people = actors.a.map(({ email }) => ({ email }));
  await inviteCompany(ground, manager, projectId, { name: "ООО «Альфа»", people, ...sending });
  for (const person of actors.a) await accept(world, person);
  const first: Actor = actors.a[0]!;
  const heard = await world.listenAs(first);
  const look = async (step: string, at: number) => {
    for (const path of looks(projectId)) {
      world.begin(`${step} ${path}`, at);
      received.push({ channel: `${step} ${path}`, bytes: await world.ask(first, path) });
    }
    await world.quiet();
    received.push({ channel: `${step} socket`, bytes: heard.join("\n") });
  };
  for (const [at, deed] of trace.entries()) {
    const now = (at + 1) * tick;
    world.begin(deed.by === "rival" ? `${name} ${at}` : `step ${at}`, deed.by === "rival" ? now + other.delay : now);
    if (deed.by === "inside") await inside(world, deed, other);
    else if (deed.by === "rival") await competing(world, deed.does, actors, other);
    else await look(`step ${at}`, now);
  }
  await look("end", (trace.length + 1) * tick);
  const letters = await ground.facts
    .selectFrom("outbox")
    .select(["recipient", "subject", "body", "createdAt"])
    .where("recipient", "like", "%@alfa.example")
    .orderBy("createdAt")
    .orderBy("recipient")
    .execute();
  received.push({ channel: "mail", bytes: JSON.stringify(letters) });
  await world.close();
  return received;
}

const run = proof(25, 500);

test(
  "an integrator receives the same bytes whoever competes beside him, and whatever is not published (R6)",
  async () => {
    const metrics = createMetrics({ collab: () => 0, live: () => 0 });
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), rival, rival, async (trace, b, c) => {
        const withB = await live(metrics, trace, b, `b${++worlds}`);
        const withC = await live(metrics, trace, c, `c${worlds}`);
        expect(withC.map(({ channel }) => channel)).toEqual(withB.map(({ channel }) => channel));
        for (const [at, { channel, bytes }] of withB.entries())
          expect([channel, withC[at]!.bytes]).toEqual([channel, bytes]);
      }),
      { ...run, examples: [[everything, wide, narrow]], interruptAfterTimeLimit: undefined },
    );
  },
  60 * 60_000,
);

/** A trace in which everything happens once. */
const everything: Deed[] = [
  { by: "inside", does: "write", block: 0, words: "первое начало" },
  { by: "rival", does: "come" },
  { by: "inside", does: "comment", block: 0 },
  { by: "inside", does: "publish" },
  { by: "rival", does: "accept" },
  { by: "rival", does: "listen" },
  { by: "A", does: "look" },
  { by: "inside", does: "write", block: 1, words: "второе начало" },
  { by: "inside", does: "scribble", block: 2 },
  { by: "rival", does: "add" },
  { by: "inside", does: "publish" },
  { by: "rival", does: "look" },
  { by: "rival", does: "leave" },
];
const wide: Rival = { company: "ООО «Бета»", people: ["vera", "gleb", "dina"], unpublished: "дороже нет", delay: 7 };
const narrow: Rival = { company: "АО «Гамма и сыновья»", people: ["egor"], unpublished: "иначе", delay: 900 };

test("the proof would see a difference: what is published does reach the integrator", async () => {
  const metrics = createMetrics({ collab: () => 0, live: () => 0 });
  const received = async (text: string, name: string) => {
    const trace = everything.map((deed) =>
      deed.by === "inside" && deed.does === "write" ? { ...deed, words: text } : deed,
    );
    return live(metrics, trace, wide, name);
  };
  const [one, two] = [await received("первые слова", "x"), await received("другие слова", "y")];
  expect(one.filter(({ bytes }, at) => bytes !== two[at]!.bytes).length).toBeGreaterThan(5);
  expect(one.find(({ channel }) => channel === "mail")!.bytes).toContain("публикация № 2");
  expect(one.find(({ channel }) => channel === "end socket")!.bytes).not.toBe("");
});

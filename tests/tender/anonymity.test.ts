/**
 * Anonymity (R6): whoever competes beside integrator A, whatever they are called, however many they are, whatever they ask
 * and whatever the group writes without publishing it, A receives the same bytes over pages, API, sockets and mail.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { inviteCompany } from "../../server/domain/tender/companies.ts";
import { createMetrics, type Metrics } from "../../server/http/metrics.ts";
import { projectGrounds } from "../helpers/projects.ts";
import { proof } from "../helpers/proof.ts";
import { everything, narrow, rival, trace, wide, type Deed, type Rival } from "./deeds.ts";
import { accept, doInside, doOwn, doRivals, sending, unlessRefused, type Cast } from "./living.ts";
import { openWorld, type Received, type World } from "./world.ts";

const open = projectGrounds();

const tick = 60_000;

/** What A reads of the tender again and again. */
function glances(projectId: string): string[] {
  const door = `/tender/${projectId}`;
  const api = `/api/v1/tender/${projectId}`;
  return [door, `${door}/questions`, api, `${api}/questions`, `${api}/search?q=начало`, `${api}/changes`];
}

/** Everything else A may ask for; what pages load by scripts is read once, at the end. */
function looks(projectId: string): string[] {
  const door = `/tender/${projectId}`;
  const api = `/api/v1/tender/${projectId}`;
  const project = `/projects/${projectId}`;
  return [
    ...["/projects", project, `${door}?q=блок`, `${door}/changes`, `${door}/terms`, "/inbox", "/api/v1/inbox"],
    ...[`${door}.data`, `${door}/changes.data`, `${project}.data`, `${door}/questions.data`],
    ...[`${api}/publications`, `${api}/blocks`, `${door}/questions?followed=1`],
    ...[`${api}/questions?text=начало`, `${api}/questions?category=terms`, `${api}/questions?text=1&page=2`],
    ...["/api/v1/projects", `/api/v1${project}`, `/api/v1${project}/companies`, `/api/v1${project}/clarifications`],
    ...[`${door}/requests`, `${api}/change-requests`, `${api}/door`],
    ...[`${project}/questions`, `${project}/journal`, `/api/v1${project}/meetings`],
  ];
}

/** What came by mail to the people of A's company. */
async function letters({ ground }: World): Promise<Received> {
  const rows = await ground.facts
    .selectFrom("outbox")
    .select(["recipient", "subject", "body", "createdAt"])
    .where("recipient", "like", "%@alfa.example")
    .orderBy("createdAt")
    .orderBy("recipient")
    .orderBy("subject")
    .execute();
  return { channel: "mail", bytes: JSON.stringify(rows) };
}

/** Lives a trace through with this rival. @returns everything that A received, in order */
async function live(metrics: Metrics, deeds: readonly Deed[], other: Rival, name: string): Promise<Received[]> {
  const world = await openWorld(open, metrics, name);
  const { projectId, ground, manager } = world;
  const received: Received[] = [];
  const [a, colleague] = [
    await world.join("integrator", "anna@alfa.example", "anna"),
    await world.join("integrator", "boris@alfa.example", "boris"),
  ];
  const expert = await world.join("editor", "expert@firm.example", "Эксперт");
  const people = [a, colleague].map(({ email }) => ({ email }));
  await inviteCompany(ground, manager, projectId, { name: "ООО «Альфа»", people, ...sending });
  for (const person of [a, colleague]) await accept(world, person);
  const asked = { asked: [], own: [], others: [] };
  const cast: Cast = { a, expert, other, rivals: [], company: undefined, ...asked, written: new Map() };
  const heard = await world.listenAs(a);

  const look = async (step: string, at: number, paths: string[]) => {
    for (const path of paths) {
      world.begin(`${step} ${path}`, at);
      received.push({ channel: `${step} ${path}`, bytes: await world.ask(a, encodeURI(path)) });
    }
    await world.quiet();
    received.push({ channel: `${step} socket`, bytes: heard.join("\n") });
  };
  for (const [at, deed] of deeds.entries()) {
    const step = `step ${at}`;
    const now = (at + 1) * tick;
    // What a rival asks has the same random id in both worlds, whatever else he does: it is called by it when published.
    const isOther = deed.by === "rival";
    world.begin(isOther && deed.does !== "ask" ? `${name} ${at}` : step, isOther ? now + other.delay : now);
    if (deed.by === "inside") await unlessRefused(doInside(world, cast, deed));
    else if (deed.by === "rival") await unlessRefused(doRivals(world, cast, deed));
    else if (deed.does === "look") await look(step, now, glances(projectId));
    else for (const bytes of await doOwn(world, cast, deed)) received.push({ channel: `${step} ${deed.does}`, bytes });
  }
  await look("end", (deeds.length + 1) * tick, [...glances(projectId), ...looks(projectId)]);
  received.push(await letters(world));
  await world.close();
  return received;
}

const run = proof(15, 500);

test(
  "an integrator receives the same bytes whoever competes beside him, and whatever is not published (R6)",
  async () => {
    const metrics = createMetrics({ collab: () => 0, live: () => 0 });
    let worlds = 0;
    await fc.assert(
      fc.asyncProperty(trace, rival, rival, async (deeds, b, c) => {
        const withB = await live(metrics, deeds, b, `b${++worlds}`);
        const withC = await live(metrics, deeds, c, `c${worlds}`);
        expect(withC.map(({ channel }) => channel)).toEqual(withB.map(({ channel }) => channel));
        for (const [at, { channel, bytes }] of withB.entries())
          expect([channel, withC[at]!.bytes]).toEqual([channel, bytes]);
      }),
      { ...run, examples: [[everything, wide, narrow]], interruptAfterTimeLimit: undefined },
    );
  },
  60 * 60_000,
);

test("the proof would see a difference: what is published does reach the integrator", async () => {
  const metrics = createMetrics({ collab: () => 0, live: () => 0 });
  const received = async (text: string, name: string) => {
    const deeds = everything.map((deed) =>
      deed.by === "inside" && (deed.does === "write" || deed.does === "answer") ? { ...deed, words: text } : deed,
    );
    return live(metrics, deeds, wide, name);
  };
  const [one, two] = [await received("первые слова", "x"), await received("другие слова", "y")];
  expect(one.filter(({ bytes }, at) => bytes !== two[at]!.bytes).length).toBeGreaterThan(9);
  const last = (like: RegExp) => one.findLast(({ channel }) => like.test(channel))!.bytes;
  expect(last(/^mail$/)).toContain("публикация № 2");
  expect(last(/^mail$/)).toContain("О-2");
  expect(last(/^end socket$/).split("\n")).toHaveLength(4);
  expect(last(/^end .tender.*questions$/)).toContain("О-2");
  // Everything in the trace has come about: questions asked and refused, merged, answered, late, withdrawn, spoken aloud.
  const own = JSON.parse(JSON.parse(last(/^end .*questions\?text=начало$/))[2]) as {
    own: { standing: string; late: boolean }[];
  };
  expect(own.own).toMatchObject([
    { standing: "withdrawn", late: true },
    { standing: "received" },
    { standing: "answered" },
  ]);
});

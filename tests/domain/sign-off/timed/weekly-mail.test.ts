import { describe, expect, it } from "vitest";
import type { Phase } from "../../../../server/db/schema.ts";
import { chainHead } from "../../../../server/domain/journal.ts";
import { archiveProject, updateProject } from "../../../../server/domain/projects/projects.ts";
import { runDue } from "../../../../server/domain/sign-off/timed/sign-off-clock.ts";
import { journalKinds, projectGrounds } from "../../../helpers/projects.ts";
import { signStage, type SignStage } from "../../../helpers/sign-off.ts";
import { lettersAbout, morning, morningOf, mornings, setClock } from "./clock.ts";

const open = projectGrounds();
const weekly = ({ ground }: SignStage) => lettersAbout(ground, "за неделю");

/** A round that began on Monday, 2 March, and waits for the head and the owner. */
async function setUp() {
  const stage = await signStage(await open());
  const approvers = [stage.head, stage.third].map(({ memberId }) => ({ memberId, mandatory: true }));
  const round = await stage.submit({ approvers });
  return { ...stage, ...round };
}

describe("the owner's weekly letter", () => {
  it("comes once a week on its first working day, in the morning, to the owner alone", async () => {
    const stage = await setUp();
    await mornings(stage.ground, "2026-03-03", "2026-03-17");
    await runDue(stage.ground);
    // Monday the 9th is a day off.
    expect((await weekly(stage)).map(({ recipient, day }) => [recipient, day])).toEqual([
      [stage.third.account.email, "2026-03-10"],
      [stage.third.account.email, "2026-03-16"],
    ]);
    const kinds = await journalKinds(stage.ground, stage.made.id);
    expect(kinds.filter((kind) => kind === "weekly-letter.sent")).toHaveLength(2);
  });

  it("tells how far it is, what the week brought, who delays, what waits for him, and the head of the journal", async () => {
    const stage = await setUp();
    const { ground, made, head, third, hash, sign } = stage;
    await sign(third, hash);
    setClock(ground, morningOf("2026-03-16"));
    const { seq } = await chainHead(ground.facts, made.id);
    await runDue(ground);
    const { subject, body } = (await weekly(stage))[0]!;
    const blocks = (await made.now()).sections.flatMap((section) => section.blocks).length;
    expect(subject).toBe(`«Внедрение CRM» за неделю: согласовано 0 из ${blocks}`);
    expect(body).toContain("За неделю ничего не изменилось.");
    expect(body).toContain(`${head.account.name}, блоков: 1, молчит рабочих дней: 9, из них после срока: 4`);
    expect(body).toContain("Вашей подписи не ждёт ни один блок.");
    // Its own reminders and escalations of that morning stand in the journal already.
    const told = /запись № (\d+), ([0-9a-f]{8})/.exec(body)!;
    const entry = await ground.facts
      .selectFrom("journal")
      .select("hash")
      .where("chain", "=", made.id)
      .where("seq", "=", Number(told[1]))
      .executeTakeFirstOrThrow();
    expect(Number(told[1])).toBeGreaterThanOrEqual(seq);
    expect(entry.hash.slice(0, 8)).toBe(told[2]);
  });

  it("names what waits for the owner himself, and counts the week", async () => {
    const stage = await setUp();
    await stage.sign(stage.head, stage.hash);
    await morning(stage.ground, "2026-03-09");
    await morning(stage.ground, "2026-03-10");
    const [letter] = await weekly(stage);
    expect(letter!.body).toContain("Ждут вашей подписи:");
    expect(letter!.body).toContain("Сроки согласования никто не нарушает.");
    expect(letter!.body).not.toContain("получено подписей");
  });

  it("is not written before the first round, nor in other phases, nor in an archived project", async () => {
    const early = await signStage(await open());
    const late = await setUp();
    const archived = await setUp();
    await updateProject(late.ground, late.manager, late.made.id, { phase: "tender" satisfies Phase });
    await archiveProject(archived.ground, archived.manager, archived.made.id);
    for (const stage of [early, late, archived]) {
      await mornings(stage.ground, "2026-03-09", "2026-03-17");
      expect(await weekly(stage)).toEqual([]);
    }
  });
});

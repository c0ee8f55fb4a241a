import { describe, expect, it } from "vitest";
import { verifyJournal } from "../../../../server/domain/journal.ts";
import { addMember, changeMember, removeMember } from "../../../../server/domain/members/members.ts";
import { archiveProject } from "../../../../server/domain/projects/projects.ts";
import { delegateSignOff } from "../../../../server/domain/sign-off/delegating.ts";
import { submitBlock } from "../../../../server/domain/sign-off/rounds.ts";
import { runDue } from "../../../../server/domain/sign-off/timed/sign-off-clock.ts";
import { everything, journalKinds, project, projectGrounds } from "../../../helpers/projects.ts";
import { signStage, type SignStage } from "../../../helpers/sign-off.ts";
import { lettersAbout, morning, morningOf, mornings, setClock } from "./clock.ts";

const open = projectGrounds();

/** Monday, 2 March 2026: the deadline is Tuesday the 10th, since Monday the 9th is a day off. */
async function setUp(who: (stage: SignStage) => { memberId: string; mandatory: boolean }[] = headAlone) {
  const stage = await signStage(await open());
  const round = await stage.submit({ approvers: who(stage) });
  return { ...stage, ...round, reminders: () => lettersAbout(stage.ground, "Напоминание") };
}

const headAlone = ({ head }: SignStage) => [{ memberId: head.memberId, mandatory: true }];
const headAndSecond = ({ head, second }: SignStage) =>
  [head, second].map(({ memberId }) => ({ memberId, mandatory: true }));

describe("a reminder", () => {
  it("comes two working days before the deadline, on its day, and every second working day after it, never on days off", async () => {
    const { ground, head, reminders } = await setUp();
    await mornings(ground, "2026-03-03", "2026-03-20");
    const days = ["05", "10", "12", "16", "18", "20"].map((day) => `2026-03-${day}`);
    expect((await reminders()).map(({ recipient, day }) => [recipient, day])).toEqual(
      days.map((day) => [head.account.email, day]),
    );
  });

  it("of a deadline on a day off comes on the working day before it", async () => {
    const stage = await signStage(await open());
    await stage.submit({ approvers: headAlone(stage), deadline: "2026-03-08" });
    await mornings(stage.ground, "2026-03-03", "2026-03-11");
    expect((await lettersAbout(stage.ground, "Напоминание")).map(({ day }) => day)).toEqual([
      ...["2026-03-04", "2026-03-06", "2026-03-11"],
    ]);
  });

  it("is sent in the morning of the project's time zone, and not on the day the round began", async () => {
    const stage = await signStage(await open());
    await stage.submit({ approvers: headAlone(stage), deadline: "2026-03-04" });
    await runDue(stage.ground);
    for (const hour of ["05:59", "16:00"]) {
      setClock(stage.ground, `2026-03-04T${hour}:00.000Z`);
      await runDue(stage.ground);
    }
    expect(await lettersAbout(stage.ground, "Напоминание")).toEqual([]);
  });

  it("is one letter a person and day, with all his blocks of all projects", async () => {
    const { ground, made, head, reminders } = await setUp();
    const [, second] = (await made.now()).sections[0]!.blocks;
    const named = [{ memberId: head.memberId, mandatory: true }];
    await submitBlock(ground, made.manager, made.id, second!.id, { approvers: named, deadline: null });
    const elsewhere = await project(ground, { name: "Другой проект" });
    const memberId = await addMember(ground, elsewhere.manager, elsewhere.id, {
      ...{ email: head.account.email, role: "approver" },
    });
    const other = (await elsewhere.now()).sections[0]!.blocks[0]!;
    const approvers = [{ memberId, mandatory: true }];
    await submitBlock(ground, elsewhere.manager, elsewhere.id, other.id, { approvers, deadline: "2026-03-05" });
    await morning(ground, "2026-03-05");
    const letters = await reminders();
    expect(letters).toHaveLength(1);
    const { subject, body } = letters[0]!;
    expect(subject).toContain("блоков: 3");
    for (const words of ["«Внедрение CRM»:", "«Другой проект»:", "срок 10 марта", "срок сегодня", "без срока"])
      expect(body).toContain(words);
    expect(body).toContain(`http://svod.test/projects/${elsewhere.id}/blocks/${other.id}/sign-off`);
    expect(body).toContain("http://svod.test/sign-offs");
    const kinds = [...(await journalKinds(ground, made.id)), ...(await journalKinds(ground, elsewhere.id))];
    expect(kinds.filter((kind) => kind === "reminders.sent")).toHaveLength(2);
  });

  it("is written in the language of whom it reminds", async () => {
    const { ground, head } = await setUp();
    await ground.facts.updateTable("accounts").set({ language: "en" }).where("id", "=", head.accountId).execute();
    await morning(ground, "2026-03-05");
    expect(await lettersAbout(ground, "Reminder: 1 to sign")).toMatchObject([{ recipient: head.account.email }]);
  });

  it("is never sent twice: not by a second run, nor by two at once", async () => {
    const { ground, reminders } = await setUp();
    setClock(ground, morningOf("2026-03-05"));
    await Promise.all([runDue(ground), runDue(ground)]);
    ground.clock.advance({ hours: 2 });
    await runDue(ground);
    expect(await reminders()).toHaveLength(1);
  });

  it("is remembered together with its letter, or neither is written (R11)", async () => {
    const { ground, textId, reminders } = await setUp();
    await ground.textFacts.settle(textId);
    setClock(ground, morningOf("2026-03-05"));
    const { id } = await ground.facts.selectFrom("outbox").select("id").limit(1).executeTakeFirstOrThrow();
    const before = await everything(ground);
    ground.heard.length = 0;
    await expect(runDue({ ...ground, random: { ...ground.random, id: () => id } })).rejects.toThrow(AggregateError);
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
    await runDue(ground);
    expect(await reminders()).toHaveLength(1);
  });

  it("is journalled by ids alone (R12)", async () => {
    const { ground, made, head, id } = await setUp();
    await morning(ground, "2026-03-05");
    const entry = await ground.facts
      .selectFrom("journal")
      .selectAll()
      .where("chain", "=", made.id)
      .where("kind", "=", "reminders.sent")
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor: "", about: head.memberId, data: JSON.stringify({ rounds: [id] }) });
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });
});

describe("nobody is reminded", () => {
  it("who has decided", async () => {
    const { ground, head, second, hash, sign, reminders } = await setUp(headAndSecond);
    await sign(head, hash);
    await morning(ground, "2026-03-05");
    expect((await reminders()).map(({ recipient }) => recipient)).toEqual([second.account.email]);
  });

  it("whose turn has not come; it comes with the decision of those before him", async () => {
    const { ground, head, second, hash, id, sign, reminders } = await setUp(headAndSecond);
    await ground.facts
      .updateTable("roundApprovers")
      .set({ step: 2 })
      .where("roundId", "=", id)
      .where("memberId", "=", second.memberId)
      .execute();
    await morning(ground, "2026-03-05");
    expect((await reminders()).map(({ recipient }) => recipient)).toEqual([head.account.email]);
    await sign(head, hash);
    await morning(ground, "2026-03-10");
    expect((await reminders()).map(({ recipient }) => recipient)).toEqual([head.account.email, second.account.email]);
  });

  it("in an archived project", async () => {
    const { ground, made, reminders } = await setUp();
    await archiveProject(ground, made.manager, made.id);
    await mornings(ground, "2026-03-03", "2026-03-13");
    expect(await reminders()).toEqual([]);
  });

  it("who has left, whose account is off, or who has become an integrator (R6)", async () => {
    const { ground, made, head, second, third, reminders } = await setUp((stage) =>
      [stage.head, stage.second, stage.third].map(({ memberId }) => ({ memberId, mandatory: true })),
    );
    await removeMember(ground, made.manager, made.id, head.memberId);
    await ground.facts
      .updateTable("accounts")
      .set({ deactivatedAt: "2026-03-02T10:00:00.000Z" })
      .where("id", "=", second.accountId)
      .execute();
    await changeMember(ground, made.manager, made.id, third.memberId, { role: "integrator" });
    await mornings(ground, "2026-03-03", "2026-03-06");
    expect(await reminders()).toEqual([]);
  });

  it("who has handed the decision on: his delegate is, and a substitute only when the approver has left", async () => {
    const { ground, made, blockId, id, head, second, third, reminders } = await setUp();
    await ground.facts
      .updateTable("roundApprovers")
      .set({ substituteId: third.memberId })
      .where("roundId", "=", id)
      .execute();
    await delegateSignOff(ground, head, made.id, blockId, { memberId: second.memberId, reason: "В отпуске" });
    await morning(ground, "2026-03-05");
    await removeMember(ground, made.manager, made.id, second.memberId);
    await removeMember(ground, made.manager, made.id, head.memberId);
    await morning(ground, "2026-03-10");
    expect((await reminders()).map(({ recipient }) => recipient)).toEqual([second.account.email, third.account.email]);
  });
});

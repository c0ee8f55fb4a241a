import { describe, expect, it } from "vitest";
import { listAwaitedPeople } from "../../../../server/domain/sign-off/timed/awaited-people.ts";
import { reminderText } from "../../../../server/domain/sign-off/timed/reminder-text.ts";
import { startClockwork } from "../../../../server/domain/clockwork.ts";
import { signOffClock } from "../../../../server/domain/sign-off/timed/sign-off-clock.ts";
import { projectGrounds, refusalOf, staff } from "../../../helpers/projects.ts";
import { signStage } from "../../../helpers/sign-off.ts";
import { lettersAbout, morningOf, setClock } from "./clock.ts";

const open = projectGrounds();
const link = "http://svod.test/sign-offs";
const one = { name: "Ольга Лис", project: "CRM", link, today: "2026-03-05" };

describe("a reminder for a messenger", () => {
  it("says who, what, until when and where, in both languages", () => {
    const due = { ...one, blocks: [{ title: "Цели", deadline: "2026-03-10" }] };
    expect(reminderText(due, "ru")).toBe(
      `Ольга Лис, ждём вашего решения по блоку «Цели» (проект «CRM») до 10 марта 2026 г.: ${link}`,
    );
    expect(reminderText(due, "en")).toBe(
      `Ольга Лис, we wait for your decision on “Цели” (project “CRM”) by 10 March 2026: ${link}`,
    );
  });

  it("says that the deadline has passed, counts many blocks, and needs no deadline", () => {
    const titles = ["А", "Б", "В", "Г"].map((title) => ({ title, deadline: "2026-03-03" }));
    expect(reminderText({ ...one, blocks: titles }, "ru")).toBe(
      `Ольга Лис, ждём вашего решения по блокам «А», «Б», «В» и ещё 1 (проект «CRM»), срок был 3 марта 2026 г.: ${link}`,
    );
    expect(reminderText({ ...one, blocks: [{ title: "А", deadline: null }] }, "en")).toBe(
      `Ольга Лис, we wait for your decision on “А” (project “CRM”): ${link}`,
    );
  });
});

describe("whom a project waits for", () => {
  it("is told with a reminder in his own language to those who submit blocks, and to nobody else (R6)", async () => {
    const stage = await signStage(await open());
    const { ground, made, manager, editor, head, second, blockId } = stage;
    await stage.submit({ approvers: [{ memberId: head.memberId, mandatory: true }] });
    await ground.facts.updateTable("accounts").set({ language: "en" }).where("id", "=", head.accountId).execute();
    for (const who of [manager, editor]) {
      const [awaited] = await listAwaitedPeople(ground, who, made.id);
      expect(awaited).toMatchObject({ memberId: head.memberId, blocks: 1, deadline: "2026-03-10", late: false });
      expect(awaited!.reminder).toContain(`by 10 March 2026: http://svod.test/projects/${made.id}/blocks/${blockId}`);
    }
    expect(await listAwaitedPeople(ground, second, made.id)).toEqual([]);
    const { integrator, contractor } = await staff(made);
    for (const who of [integrator, contractor])
      expect((await refusalOf(listAwaitedPeople(ground, who, made.id))).code).toBe("not-found");
  });
});

describe("the clock", () => {
  it("does at once what is due, outlives a failure, and stops after the run under way", async () => {
    const stage = await signStage(await open());
    await stage.submit({ approvers: [{ memberId: stage.head.memberId, mandatory: true }] });
    setClock(stage.ground, morningOf("2026-03-05"));
    const { id } = await stage.ground.facts.selectFrom("outbox").select("id").limit(1).executeTakeFirstOrThrow();
    await startClockwork({ ...stage.ground, random: { ...stage.ground.random, id: () => id } }, signOffClock)();
    expect(await lettersAbout(stage.ground, "Напоминание")).toEqual([]);
    await startClockwork(stage.ground, signOffClock)();
    expect(await lettersAbout(stage.ground, "Напоминание")).toHaveLength(1);
  });
});

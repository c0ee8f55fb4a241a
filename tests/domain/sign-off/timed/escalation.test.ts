import { describe, expect, it } from "vitest";
import { changeMember, removeMember } from "../../../../server/domain/members/members.ts";
import { configureSignOff } from "../../../../server/domain/sign-off/settings.ts";
import { archiveProject } from "../../../../server/domain/projects/projects.ts";
import { submitBlock } from "../../../../server/domain/sign-off/rounds.ts";
import { runDue } from "../../../../server/domain/sign-off/timed/sign-off-clock.ts";
import { journalKinds, projectGrounds } from "../../../helpers/projects.ts";
import { signStage } from "../../../helpers/sign-off.ts";
import { lettersAbout, morning, mornings } from "./clock.ts";

const open = projectGrounds();
const subject = "Согласование стоит";

/** The deadline is Tuesday, 10 March; the project is patient for two working days. */
async function setUp() {
  const stage = await signStage(await open());
  const approvers = [
    { memberId: stage.head.memberId, mandatory: true },
    { memberId: stage.second.memberId, mandatory: false },
  ];
  const round = await stage.submit({ approvers });
  return { ...stage, ...round, told: () => lettersAbout(stage.ground, subject) };
}

describe("silence after the deadline", () => {
  it("is told to the owner after the project's patience, once a round: who must decide, and how long he is silent", async () => {
    const { ground, made, head, second, third, told } = await setUp();
    await mornings(ground, "2026-03-03", "2026-03-20");
    const letters = await told();
    expect(letters.map(({ recipient, day }) => [recipient, day])).toEqual([[third.account.email, "2026-03-12"]]);
    const { body } = letters[0]!;
    expect(body).toContain("рабочих дней назад: 2");
    expect(body).toContain(`${head.account.name}, молчит рабочих дней: 7`);
    expect(body).not.toContain(second.account.name);
    const kinds = await journalKinds(ground, made.id);
    expect(kinds.filter((kind) => kind === "round.escalated")).toHaveLength(1);
    const journal = JSON.stringify(await ground.facts.selectFrom("journal").selectAll().execute());
    for (const { account } of [head, second, third]) expect(journal).not.toContain(account.name);
  });

  it("is told as patiently as the project has set", async () => {
    const { ground, made, manager, told } = await setUp();
    const terms = { confirmations: ["password"], deadlineDays: 5, defaultConsentDays: null, escalationDays: 4 };
    await configureSignOff(ground, manager, made.id, terms);
    await mornings(ground, "2026-03-03", "2026-03-20");
    expect((await told()).map(({ day }) => day)).toEqual(["2026-03-16"]);
  });

  it("of several rounds on one day is one letter", async () => {
    const { ground, made, manager, head, told } = await setUp();
    const [, other] = (await made.now()).sections[0]!.blocks;
    await submitBlock(ground, manager, made.id, other!.id, {
      approvers: [{ memberId: head.memberId, mandatory: true }],
    });
    await mornings(ground, "2026-03-03", "2026-03-20");
    expect((await told()).map((letter) => letter.subject)).toEqual([`${subject}: проект «Внедрение CRM», блоков: 2`]);
  });

  it("is told to the manager where there is no owner", async () => {
    const { ground, made, manager, third, told } = await setUp();
    await changeMember(ground, manager, made.id, third.memberId, { role: "editor" });
    await morning(ground, "2026-03-12");
    expect((await told()).map(({ recipient }) => recipient)).toEqual([manager.account.email]);
  });

  it("of somebody who has left says so, since his decision will not come", async () => {
    const { ground, made, manager, head, told } = await setUp();
    await removeMember(ground, made.manager, made.id, head.memberId);
    await morning(ground, "2026-03-12");
    expect((await told())[0]!.body).toContain(`${head.account.name}, больше не в проекте`);
    expect((await lettersAbout(ground, "Напоминание")).map(({ recipient }) => recipient)).not.toContain(
      manager.account.email,
    );
  });

  it("is not told when all who must have decided, in an archived project, or on a day off", async () => {
    const { ground, made, head, hash, sign, told } = await setUp();
    await sign(head, hash, "agreed-with-remarks", "Точнее срок");
    await mornings(ground, "2026-03-12", "2026-03-13");
    const another = await setUp();
    await archiveProject(another.ground, another.manager, another.made.id);
    await mornings(another.ground, "2026-03-12", "2026-03-13");
    const off = await setUp();
    await morning(off.ground, "2026-03-14");
    await runDue(off.ground);
    expect([await told(), await another.told(), await off.told()]).toEqual([[], [], []]);
    expect(await journalKinds(ground, made.id)).not.toContain("round.escalated");
  });
});

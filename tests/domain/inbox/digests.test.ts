import { describe, expect, it } from "vitest";
import { markRead } from "../../../server/domain/discussion/reading.ts";
import { assignBlock } from "../../../server/domain/document/block-changes.ts";
import { gatheredUntil } from "../../../server/domain/inbox/digest-times.ts";
import { sendDigests } from "../../../server/domain/inbox/digests.ts";
import { changeRhythm, readRhythm, findSubscription, unsubscribe } from "../../../server/domain/inbox/rhythm.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { changeProfile } from "../../../server/domain/accounts/profile.ts";
import { submitBlock } from "../../../server/domain/sign-off/rounds.ts";
import { updateProject } from "../../../server/domain/projects/projects.ts";
import { startMail } from "../../../server/mail/sender.ts";
import { openSmtp } from "../accounts/smtp.ts";
import { journalKinds, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { setClock } from "../sign-off/timed/clock.ts";
import { inboxStage } from "./cast.ts";

const open = projectGrounds();

/** Monday, 2 March 2026, noon in Moscow; letters of the editor. */
async function setUp(rhythm?: string) {
  const stage = await inboxStage(await open());
  const { ground, editor } = stage;
  if (rhythm) await changeRhythm(ground, editor, rhythm);
  const letters = async (email = editor.account.email) =>
    ground.facts.selectFrom("outbox").selectAll().where("recipient", "=", email).orderBy("createdAt").execute();
  /** Goes to a moment of Moscow's and does what is due then. */
  async function at(moment: string) {
    setClock(ground, new Date(`${moment}:00.000+03:00`).toISOString());
    await sendDigests(ground);
    return letters();
  }
  const call = (body = "Иван?") => stage.begin(stage.manager, body, [editor.memberId]);
  return { ...stage, letters, at, call };
}

describe("a letter of the inbox", () => {
  it("comes once a day by itself, at nine in the morning of the project, and holds what came before nine", async () => {
    const { at, call } = await setUp();
    expect(await at("2026-03-02T20:00")).toEqual([]);
    await call();
    await call();
    expect(await at("2026-03-03T08:59")).toEqual([]);
    expect(await at("2026-03-03T09:00")).toMatchObject([{ subject: "Входящие, нового: 2" }]);
    await call();
    expect(await at("2026-03-03T18:00")).toHaveLength(1);
    expect(await at("2026-03-04T10:30")).toMatchObject([{}, { subject: "Входящие, нового: 1" }]);
    expect(await at("2026-03-08T10:00")).toHaveLength(2);
  });

  it("keeps the morning of the time zone most of his projects are in", async () => {
    const { ground, id, manager, at, call } = await setUp();
    await updateProject(ground, manager, id, { timeZone: "Asia/Yekaterinburg" });
    await call();
    expect(await at("2026-03-03T06:59")).toEqual([]);
    expect(await at("2026-03-03T07:00")).toHaveLength(1);
  });

  it("comes once an hour, after its stroke", async () => {
    const { at, call } = await setUp("hourly");
    await at("2026-03-02T14:20");
    await call();
    expect(await at("2026-03-02T14:59")).toEqual([]);
    expect(await at("2026-03-02T15:00")).toHaveLength(1);
    await call();
    expect(await at("2026-03-02T15:40")).toHaveLength(1);
    expect(await at("2026-03-02T17:10")).toHaveLength(2);
  });

  it("at once waits two minutes, so that what comes in a row is one letter", async () => {
    const { at, call } = await setUp("at-once");
    await at("2026-03-02T14:20");
    await call();
    expect(await at("2026-03-02T14:22")).toEqual([]);
    await call();
    expect(await at("2026-03-02T14:24")).toMatchObject([{ subject: "Входящие, нового: 2" }]);
    expect(await at("2026-03-02T14:30")).toHaveLength(1);
  });

  it("never comes to those who want none; what came meanwhile is not sent when they want them again", async () => {
    const { ground, editor, at, call } = await setUp("never");
    await call();
    expect(await at("2026-03-04T10:00")).toEqual([]);
    await changeRhythm(ground, editor, "daily");
    expect(await at("2026-03-04T10:01")).toEqual([]);
    await call();
    expect(await at("2026-03-05T09:00")).toMatchObject([{ subject: "Входящие, нового: 1" }]);
  });

  it("holds each thing once, however the rhythm changes, and whoever runs the clock how often", async () => {
    const { ground, editor, at, call } = await setUp("hourly");
    await call();
    expect(await at("2026-03-02T15:00")).toHaveLength(1);
    await changeRhythm(ground, editor, "daily");
    expect(await at("2026-03-03T09:00")).toHaveLength(1);
    await call();
    await changeRhythm(ground, editor, "at-once");
    setClock(ground, "2026-03-03T12:00:00.000Z");
    await Promise.all([sendDigests(ground), sendDigests(ground), sendDigests(ground)]);
    expect(await at("2026-03-03T15:30")).toHaveLength(2);
  });

  it("and what it marks as sent are written together or not at all", async () => {
    const { ground, at, call } = await setUp();
    await call();
    setClock(ground, "2026-03-03T06:00:00.000Z");
    const broken = { ...ground, random: { ...ground.random, id: () => null as unknown as string } };
    await expect(sendDigests(broken)).rejects.toThrow("not all digests");
    expect(await ground.facts.selectFrom("inboxes").select("mailedBefore").executeTakeFirst()).toBeUndefined();
    expect(await at("2026-03-03T09:01")).toHaveLength(1);
  });

  it("leaves out what was read by then, and does not come when nothing else is there", async () => {
    const { ground, id, editor, at, call } = await setUp();
    const { threadId } = await call();
    await call("Второе");
    await markRead(ground, editor, id, threadId, 1);
    expect(await at("2026-03-03T09:00")).toMatchObject([{ subject: "Входящие, нового: 1" }]);
    const later = await call();
    await markRead(ground, editor, id, later.threadId, 1);
    expect(await at("2026-03-04T09:00")).toHaveLength(1);
  });

  it("does not come to those who left, or who are of the outside now (R6)", async () => {
    const { ground, id, manager, editor, approver, begin, at, letters } = await setUp();
    await begin(manager, "Всем", [editor.memberId, approver.memberId]);
    await removeMember(ground, manager, id, editor.memberId);
    await changeMember(ground, manager, id, approver.memberId, { role: "integrator" });
    expect(await at("2026-03-03T09:00")).toEqual([]);
    expect(await letters(approver.account.email)).toEqual([]);
  });

  it("says who, what and where with a link to each place and none of the words, in the reader's language", async () => {
    const { ground, id, manager, editor, block, at, call, pass } = await setUp();
    const { id: comment } = await call("Сколько стоит поставщик?");
    pass();
    await assignBlock(ground, manager, id, block.id, { responsible: editor.memberId, due: "2026-04-01" });
    const [ru] = await at("2026-03-03T09:00");
    const name = manager.account.name;
    expect(ru!.body).toContain(`«Внедрение CRM»:\n— ${name}: вы упомянуты в обсуждении блока «${block.title}»`);
    expect(ru!.body).toContain(`http://svod.test/inbox/open?project=${id}&kind=mention&id=${comment}`);
    expect(ru!.body).toContain(`вы отвечаете за блок «${block.title}», срок 1 апреля 2026 г.`);
    expect(ru!.body).not.toContain("поставщик");
    await changeProfile(ground, editor, { language: "en" });
    await call();
    const [, en] = await at("2026-03-04T09:00");
    expect(en).toMatchObject({ subject: "Inbox: 1 new", body: expect.stringContaining("you are mentioned") });
  });

  it("counts the visas that wait, which have letters of their own", async () => {
    const { ground, id, manager, approver, block, begin, at, letters } = await setUp();
    const approvers = [{ memberId: approver.memberId, mandatory: true }];
    await submitBlock(ground, manager, id, block.id, { approvers });
    const about = async () =>
      (await letters(approver.account.email)).filter(({ subject }) => subject.startsWith("Входящие"));
    await at("2026-03-03T09:00");
    expect(await about()).toEqual([]);
    await begin(manager, "Анна?", [approver.memberId]);
    await at("2026-03-04T09:00");
    expect(await about()).toMatchObject([{ body: expect.stringContaining("Ждут вашей подписи, блоков: 1") }]);
  });

  it("names thirty things and counts the rest", async () => {
    const { at, call } = await setUp();
    for (let n = 1; n <= 32; n++) await call();
    const [letter] = await at("2026-03-03T09:00");
    expect(letter!.body.match(/kind=mention/g)).toHaveLength(30);
    expect(letter!.body).toContain("И ещё: 2.");
    expect(await at("2026-03-04T09:00")).toHaveLength(1);
  });
});

describe("unsubscribing", () => {
  const tokenIn = (body: string) => /unsubscribe\?token=([\w-]{43})/.exec(body)![1]!;

  it("works by the link of any letter, old ones too, without signing in; the profile turns letters on again", async () => {
    const { ground, editor, at, call } = await setUp();
    await call();
    const [first] = await at("2026-03-03T09:00");
    await call();
    const [, second] = await at("2026-03-04T09:00");
    const token = tokenIn(first!.body);
    expect(tokenIn(second!.body)).toBe(token);
    expect(await findSubscription(ground, token)).toMatchObject({ rhythm: "daily" });
    await unsubscribe(ground, token);
    await unsubscribe(ground, token);
    expect(await readRhythm(ground, editor)).toBe("never");
    await call();
    expect(await at("2026-03-05T09:00")).toHaveLength(2);
    expect((await journalKinds(ground, "installation")).filter((kind) => kind === "digest.changed")).toHaveLength(1);
    expect(await verifyJournal(ground.facts)).toEqual([]);
    await changeRhythm(ground, editor, "hourly");
    expect(await findSubscription(ground, token)).toMatchObject({ rhythm: "hourly" });
  });

  it("is refused for what is no such link, and a rhythm that is none is refused too", async () => {
    const { ground, editor } = await setUp();
    await changeRhythm(ground, editor, "daily");
    for (const token of ["", "x", "null"])
      expect(await refusalOf(unsubscribe(ground, token))).toEqual({ code: "unknown-unsubscription" });
    expect(await refusalOf(changeRhythm(ground, editor, "yearly"))).toMatchObject({ code: "invalid", field: "rhythm" });
  });

  it("is offered to mail programs by a button of their own (RFC 8058), whose address is forgotten with the letter", async () => {
    const smtp = await openSmtp();
    const { ground, at, call } = await setUp();
    ground.config.smtpUrl = smtp.url;
    await call();
    const [letter] = await at("2026-03-03T09:00");
    const token = tokenIn(letter!.body);
    const mail = startMail(ground);
    await mail.sendDue();
    await mail.stop();
    const [taken] = smtp.taken;
    expect(taken).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    expect(taken!.replace(/\r\n\s+/g, " ")).toContain(
      `List-Unsubscribe: <http://svod.test/unsubscribe?token=${token}>`,
    );
    const [sent] = await at("2026-03-03T09:02");
    expect(sent).toMatchObject({ unsubscribe: null, sentAt: expect.any(String) });
    expect(sent!.body).not.toContain(token);
  });
});

it("nine o'clock is nine o'clock also where clocks are changed in the night before", () => {
  const until = (moment: string) => gatheredUntil("daily", new Date(moment), "Europe/Berlin");
  expect(until("2026-03-29T12:00:00.000Z")).toBe("2026-03-29T07:00:00.000Z");
  expect(until("2026-10-25T12:00:00.000Z")).toBe("2026-10-25T08:00:00.000Z");
  expect(until("2026-10-25T07:59:00.000Z")).toBe("2026-10-24T07:00:00.000Z");
});

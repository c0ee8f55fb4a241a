import { describe, expect, test, vi } from "vitest";
import { listOutbox, maskSecrets } from "../../../server/domain/outbox.ts";
import { requestLink } from "../../../server/domain/accounts/sign-in.ts";
import { invitationLetter, joinedLetter } from "../../../server/mail/invitation-letters.ts";
import { patience, startMail } from "../../../server/mail/sender.ts";
import {
  passwordChangedLetter,
  resetLetter,
  resetPrintedLetter,
  signInLetter,
} from "../../../server/mail/sign-in-letters.ts";
import { openTestGround, type TestGround } from "../../helpers/ground.ts";
import { client, lettersTo, origin, person, secretsFor } from "./cast.ts";
import { openSmtp } from "./smtp.ts";

const olga = "olga@nasosy.example";
const ask = (ground: TestGround, email = olga) => requestLink(ground, { email, origin, address: client.address });

async function stage(smtpUrl?: string) {
  const ground = await openTestGround({ smtpUrl });
  const admin = await person(ground, "admin@nasosy.example", { password: null, isAdmin: true });
  const actor = await person(ground, olga, { password: null });
  return { ground, admin, actor };
}

describe("the outbox", () => {
  test("without SMTP shows the administrator letters as they are, and nobody else anything", async () => {
    const { ground, admin, actor } = await stage();
    await ask(ground);
    const { token, code } = await secretsFor(ground, olga);
    const [letter] = await listOutbox(ground, admin);
    expect(letter?.body).toContain(token);
    expect(letter?.body).toContain(code);
    await expect(listOutbox(ground, actor)).rejects.toMatchObject({ code: "not-found" });
  });

  test("once SMTP has delivered a letter, masks the secrets of all, those still waiting included", async () => {
    const smtp = await openSmtp();
    const { ground, admin } = await stage(smtp.url);
    await person(ground, "ivan@nasosy.example", { password: null });
    smtp.refuses.add("ivan@nasosy.example");
    await ask(ground);
    await ask(ground, "ivan@nasosy.example");
    const secrets = [await secretsFor(ground, olga), await secretsFor(ground, "ivan@nasosy.example")];
    const mail = startMail(ground);
    await mail.sendDue();
    await mail.stop();
    const shown = await listOutbox(ground, admin);
    expect(shown.map(({ recipient, sentAt }) => [recipient, sentAt !== null]).sort()).toEqual([
      ["ivan@nasosy.example", false],
      [olga, true],
    ]);
    for (const { token, code } of secrets) {
      for (const letter of shown) expect(letter.body).not.toMatch(new RegExp(`${token}|\\b${code}\\b`));
    }
  });

  test("masks links and codes and nothing else", () => {
    const body = `Откройте ${origin}/sign-in/link?token=${"aB3_-".repeat(9).slice(0, 43)} или код: 123456, 15 минут, 2026`;
    expect(maskSecrets(body)).toBe(`Откройте ${origin}/sign-in/link?token=•••••••• или код: ••••••, 15 минут, 2026`);
  });
});

describe("the sender", () => {
  test("sends a letter as soon as its command is committed, and blots its secret out of the database", async () => {
    const smtp = await openSmtp();
    const { ground } = await stage(smtp.url);
    const mail = startMail(ground);
    await ask(ground);
    await vi.waitFor(async () => expect((await lettersTo(ground, olga))[0]?.sentAt).not.toBeNull());
    await mail.stop();
    const sent = smtp.taken.join();
    expect(sent).toContain(`To: ${olga}`);
    expect(sent).toMatch(/Message-ID: <\w{20}@/i);
    expect((await lettersTo(ground, olga))[0]?.body).toContain("token=••••••••");
  });

  test("keeps a letter that was refused, tries it again after a while, and lets the others pass", async () => {
    const smtp = await openSmtp();
    const { ground } = await stage(smtp.url);
    const mail = startMail(ground);
    smtp.refuses.add(olga);
    await ask(ground);
    await mail.sendDue();
    await ask(ground, "admin@nasosy.example");
    await mail.sendDue();
    expect((await lettersTo(ground, "admin@nasosy.example"))[0]?.sentAt).not.toBeNull();
    expect((await lettersTo(ground, olga))[0]).toMatchObject({
      sentAt: null,
      attempts: 1,
      error: expect.stringContaining("550"),
    });
    smtp.refuses.clear();
    await mail.sendDue();
    expect((await lettersTo(ground, olga))[0]).toMatchObject({ sentAt: null, attempts: 1 });
    ground.clock.advance({ minutes: 1 });
    await mail.sendDue();
    expect((await lettersTo(ground, olga))[0]).toMatchObject({ sentAt: expect.any(String), error: null });
    await mail.stop();
    expect(smtp.taken).toHaveLength(2);
  });

  test("after a restart sends what waited, once", async () => {
    const smtp = await openSmtp();
    const { ground } = await stage(smtp.url);
    await ask(ground);
    for (let n = 0; n < 3; n++) {
      const mail = startMail(ground);
      await mail.sendDue();
      await mail.stop();
    }
    expect(smtp.taken).toHaveLength(1);
  });

  test("without a server to talk to keeps every letter", async () => {
    const { ground } = await stage("smtp://127.0.0.1:1");
    const mail = startMail(ground);
    await ask(ground);
    await mail.sendDue();
    await mail.stop();
    expect(await lettersTo(ground, olga)).toMatchObject([{ sentAt: null, body: expect.stringContaining("token=") }]);
  });

  test("waits longer after each failure, an hour at most", () => {
    expect([1, 2, 3].map(patience)).toEqual([10_000, 20_000, 40_000]);
    expect(patience(1000)).toBe(3_600_000);
  });
});

describe("letters", () => {
  const letters = (language: "ru" | "en") => {
    const to = { email: olga, language };
    const project = { project: "ТЗ", company: "ООО", inviter: "Я", link: "https://l.example", hours: 72 };
    return [
      signInLetter(to, { link: "https://l.example", code: "123456", minutes: 15 }),
      resetLetter(to, { link: "https://l.example", minutes: 60, by: "person" }),
      resetLetter(to, { link: "https://l.example", minutes: 60, by: "administrator" }),
      resetPrintedLetter(to),
      passwordChangedLetter(to),
      invitationLetter(to, project),
      joinedLetter(to, { project: "ТЗ", origin, newAccount: true }),
      joinedLetter(to, { project: "ТЗ", origin, newAccount: false }),
    ];
  };

  test("say the same in both languages, and only those with a way in are secret", () => {
    const [ru, en] = [letters("ru"), letters("en")];
    expect(ru.map(({ secret }) => secret)).toEqual(en.map(({ secret }) => secret));
    for (const letter of [...ru, ...en]) expect(letter.secret).toBe(letter.body.includes("https://l.example"));
    for (const letter of ru) expect(letter.subject).toMatch(/[а-я]/i);
    for (const letter of en) expect(letter.body).toContain("Svod");
  });

  test("a name with a line break adds no line to a letter and no header", () => {
    const given = {
      project: "ТЗ\r\nBcc: all@a.example",
      company: "",
      inviter: "Я\n\nhttps://evil.example",
      link: "",
      hours: 72,
    };
    const letter = invitationLetter({ email: olga, language: "ru" }, given);
    expect(letter.subject).not.toMatch(/[\r\n]/);
    expect(letter.body.split("\n")[0]).toContain("Я https://evil.example");
  });
});

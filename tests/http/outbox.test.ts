/** The outbox page: a way to hand secrets over only while no letter has ever been delivered. */
import { expect, it, vi } from "vitest";
import { openSmtp } from "../domain/accounts/smtp.ts";
import { askAt, openSite, type Site } from "./site.ts";

const email = "owner@demo.example";

async function readOutbox({ ask }: Site): Promise<string> {
  const answers = [await ask("manager", "/outbox"), await ask("manager", "/outbox.data")];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  return answers.map(({ body }) => body).join("\n");
}

async function askForLink({ server, rows }: Site): Promise<{ token: string; code: string }> {
  await askAt(server.origin, "/sign-in", { form: { email, intent: "link", to: "/" } });
  const [letter] = rows<{ body: string }>(
    "SELECT body FROM outbox WHERE recipient = ? ORDER BY created_at DESC",
    email,
  );
  return { token: /token=([\w-]+)/.exec(letter!.body)![1]!, code: /\b\d{6}\b/.exec(letter!.body)![0] };
}

it("shows the administrator links and codes while nothing delivers letters, and nobody else anything", async () => {
  const site = await openSite();
  const { token, code } = await askForLink(site);
  const shown = await readOutbox(site);
  expect([shown.includes(token), shown.includes(code)]).toEqual([true, true]);
  for (const who of ["owner", "editor", "integrator", "stranger"] as const) {
    const answer = await site.ask(who, "/outbox");
    expect([who, answer.status, answer.body.includes(token)]).toEqual([who, 404, false]);
  }
  await site.close();
});

it("blots links and codes out, in the page and in its data, once SMTP delivers them", async () => {
  const smtp = await openSmtp();
  const site = await openSite({ env: { SMTP_URL: smtp.url } });
  const { token, code } = await askForLink(site);
  await vi.waitFor(() => expect(site.rows("SELECT 1 FROM settings WHERE name = 'smtp-works-since'")).toHaveLength(1), {
    timeout: 20_000,
  });
  const shown = await readOutbox(site);
  expect(shown).toContain(email);
  expect(shown).toContain("••••••••");
  expect([shown.includes(token), shown.includes(code)]).toEqual([false, false]);
  await site.close();
});

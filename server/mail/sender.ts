/** Sends what waits in the outbox through SMTP, again and again until it is gone; a letter is never lost. */
import { createTransport, type Transporter } from "nodemailer";
import type { Selectable } from "kysely";
import type { Outbox } from "../db/schema.ts";
import { maskSecrets, smtpWorks } from "../domain/outbox.ts";
import type { Ground } from "../ground.ts";

type Waiting = Selectable<Outbox>;

export interface Mail {
  /** Tries now whatever is due, and answers when that round is over. */
  sendDue(): Promise<void>;
  /** Stops after the letter under way. */
  stop(): Promise<void>;
}

/** Letters also come from other processes, such as reset-password: the outbox is looked into this often. */
const lookEvery = 30_000;
const batch = 50;

/** How long to wait after so many failures: 10 s, 20 s, 40 s … at most an hour. */
export function patience(attempts: number): number {
  return Math.min(3_600_000, 5_000 * 2 ** Math.min(attempts, 20));
}

/**
 * Starts the sender; without SMTP_URL letters wait and nothing runs. A letter is marked after the server has taken it:
 * a crash in between sends it twice, under the same Message-ID.
 */
export function startMail(ground: Ground): Mail {
  if (ground.config.smtpUrl === undefined) return { sendDue: async () => {}, stop: async () => {} };
  const transport = createTransport(
    // A server that hangs must not hold up a shutdown for long.
    { url: ground.config.smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    { from: ground.config.mailFrom },
  );
  // After a restart every waiting letter is tried at once, so the wait may live in memory.
  const notBefore = new Map<string, number>();
  let stopped = false;
  let round: Promise<void> = Promise.resolve();

  async function oneRound(): Promise<void> {
    for (const letter of await waiting(ground)) {
      if (stopped) return;
      if ((notBefore.get(letter.id) ?? 0) > ground.clock.now().getTime()) continue;
      const sent = await deliver(ground, transport, letter);
      if (sent) notBefore.delete(letter.id);
      else notBefore.set(letter.id, ground.clock.now().getTime() + patience(letter.attempts + 1));
    }
  }

  const sendDue = () =>
    (round = round.then(oneRound).catch((error: unknown) => ground.log.error({ err: error }, "the outbox failed")));
  const timer = setInterval(() => void sendDue(), lookEvery);
  timer.unref();
  const deaf = ground.events.listen((event) => {
    if (event.kind === "letter") void sendDue();
  });
  void sendDue();
  return {
    sendDue,
    async stop() {
      stopped = true;
      deaf();
      clearInterval(timer);
      await round;
      transport.close();
    },
  };
}

/** The letters that have failed least come first, so that a bad address cannot hold up the others. */
function waiting(ground: Ground): Promise<Waiting[]> {
  return ground.facts
    .selectFrom("outbox")
    .selectAll()
    .where("sentAt", "is", null)
    .orderBy("attempts")
    .orderBy("createdAt")
    .orderBy("id")
    .limit(batch)
    .execute();
}

async function deliver(ground: Ground, transport: Transporter, letter: Waiting): Promise<boolean> {
  try {
    const host = new URL(ground.config.origins[0] ?? "http://localhost").hostname;
    await transport.sendMail({
      // An object, not a string: a name or an address is never parsed as a list of recipients.
      to: { name: "", address: letter.recipient },
      subject: letter.subject,
      text: letter.body,
      messageId: `<${letter.id}@${host}>`,
      headers: unsubscribing(letter),
    });
  } catch (error) {
    ground.log.warn({ err: error, letter: letter.id }, "a letter was not sent");
    await markFailed(ground, letter, error);
    return false;
  }
  await markSent(ground, letter);
  return true;
}

/** The mail program's own button, which posts to the address without opening it (RFC 8058). */
function unsubscribing({ unsubscribe }: Waiting): Record<string, string> {
  if (unsubscribe === null) return {};
  return { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

// What the post office notes about letters is not a deed of anybody's: it is not journalled.
async function markFailed(ground: Ground, letter: Waiting, error: unknown): Promise<void> {
  await ground.facts
    .updateTable("outbox")
    .set({ attempts: letter.attempts + 1, error: error instanceof Error ? error.message.slice(0, 500) : "unknown" })
    .where("id", "=", letter.id)
    .execute();
}

/** A sent secret has no business in the database any more: it is blotted out. */
async function markSent(ground: Ground, letter: Waiting): Promise<void> {
  const at = ground.clock.now().toISOString();
  const body = letter.secret === 1 ? maskSecrets(letter.body) : letter.body;
  await ground.facts.transaction().execute(async (q) => {
    await q
      .updateTable("outbox")
      .set({ sentAt: at, body, unsubscribe: null, error: null, attempts: letter.attempts + 1 })
      .where("id", "=", letter.id)
      .execute();
    await q
      .insertInto("settings")
      .values({ name: smtpWorks, value: at })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute();
  });
}

/** Sessions that end by their date: swept away, and the sockets they had opened are told (R8). */
import type { Ground } from "../../ground.ts";
import { noteIfPossible } from "../bookkeeping.ts";

const sweepEvery = 15_000;

/** Ends the sessions whose time is over. Their sockets are judged anew even when the disk takes no more writes. */
export async function endExpiredSessions(ground: Ground): Promise<void> {
  const now = ground.clock.now().toISOString();
  const over = await ground.facts.selectFrom("sessions").select("id").where("expiresAt", "<=", now).execute();
  if (over.length === 0) return;
  await noteIfPossible(ground, ground.facts.deleteFrom("sessions").where("expiresAt", "<=", now).execute());
  for (const { id } of over) ground.events.announce({ kind: "rights", sessionId: id });
}

/** Does so every few seconds. @returns the way to stop */
export function watchSessions(ground: Ground): () => void {
  const sweep = () =>
    endExpiredSessions(ground).catch((error: unknown) => ground.log.error({ err: error }, "sessions were not swept"));
  const timer = setInterval(() => void sweep(), sweepEvery);
  timer.unref();
  return () => clearInterval(timer);
}

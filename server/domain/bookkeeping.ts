/** Writes that nobody asked for, such as the time of a last visit: on a full disk they are left out, reading goes on. */
import type { Ground } from "../ground.ts";

/** Waits for such a write; a failure is logged and forgotten. */
export async function noteIfPossible(ground: Pick<Ground, "log">, write: Promise<unknown>): Promise<void> {
  await write.catch((error: unknown) => ground.log.warn({ err: error }, "bookkeeping was left out"));
}

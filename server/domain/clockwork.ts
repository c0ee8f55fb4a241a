/** What the program does by itself whenever its hour has come: one run after another, the failures of each logged. */
import type { Ground } from "../ground.ts";

export interface Clockwork {
  /** What it does, as the log calls it. */
  name: string;
  /** How often it looks whether there is something to do, ms. */
  every: number;
  run(ground: Ground): Promise<void>;
}

/** Does so now and from time to time. @returns the way to stop, after the run under way */
export function startClockwork(ground: Ground, { name, every, run }: Clockwork): () => Promise<void> {
  let running = Promise.resolve();
  const next = () => {
    running = running
      .then(() => run(ground))
      .catch((error: unknown) => ground.log.error({ err: error }, `${name} failed`));
  };
  const timer = setInterval(next, every);
  timer.unref();
  next();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

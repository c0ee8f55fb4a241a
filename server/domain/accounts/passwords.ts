/** Passwords: argon2id behind a bounded queue, with the same work done for accounts that do not exist. */
import { hash, verify } from "@node-rs/argon2";
import { Refusal } from "../refusal.ts";

/** The shortest password accepted, in characters. */
export const shortestPassword = 8;
const longestPassword = 200;

/** OWASP's argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password nobody knows: verifying against it takes the time of a real one. */
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$enbgV3AQT5U3H1AQu4b7AQ$7ic8/BFD5vE6muLHfrxsLrYwtPXEMXhIsS2fG2mzHcA";

export interface Passwords {
  /** Hashes a password into PHC form. @throws Refusal weak-password, too-long, busy */
  hash(password: string): Promise<string>;
  /** Does the password fit the hash? Without a hash the same work is done and the answer is no. @throws Refusal busy */
  verify(stored: string | null, password: string): Promise<boolean>;
}

/** @throws Refusal weak-password, too-long */
export function checkPassword(password: string): void {
  const length = [...password].length;
  if (length < shortestPassword) throw new Refusal("weak-password", { min: shortestPassword }, "password");
  if (length > longestPassword) throw new Refusal("too-long", { field: "password", max: longestPassword }, "password");
}

/** The same characters typed on different keyboards are one password. */
function typed(password: string): string {
  return password.normalize("NFKC");
}

/**
 * Makes the queue of one process.
 * @param atOnce hashes computed at the same time, 19 MiB each
 * @param waiting how many may wait; more are refused as busy
 */
export function createPasswords(atOnce = 2, waiting = 50): Passwords {
  const queue: (() => void)[] = [];
  let running = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) running++;
    else if (queue.length < waiting) await new Promise<void>((turn) => queue.push(turn));
    else throw new Refusal("busy");
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // The place is handed over, not freed: a newcomer cannot slip in between.
      if (next) next();
      else running--;
    }
  }

  return {
    async hash(password) {
      checkPassword(password);
      return inTurn(() => hash(typed(password), cost));
    },
    async verify(stored, password) {
      if ([...password].length > longestPassword) password = "";
      const fits = await inTurn(() => verify(stored ?? nobody, typed(password)));
      return fits && stored !== null;
    },
  };
}

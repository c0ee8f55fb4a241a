/**
 * How often a property is tried: 60 times, or 1,000 (or as many as are named) with PROVE=1, and never less than a twentieth
 * of that; the seed is printed, and SEED repeats a run.
 */
import type { Parameters } from "fast-check";

/** @param proved how often with PROVE=1 */
export function proof<T>(runs = 60, proved = 1000): Parameters<T> {
  const seed = process.env.SEED ? Number(process.env.SEED) : Math.floor(Math.random() * 2 ** 31);
  const numRuns = process.env.PROVE === "1" ? proved : Math.max(runs, Math.ceil(proved / 20));
  process.stdout.write(`property: ${numRuns} runs, seed ${seed}\n`);
  return { seed, numRuns };
}

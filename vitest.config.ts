import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/helpers/longest-first.ts";

const ofTheBuild = ["tests/{journeys,http,architecture,tender}/**/*.test.ts"];

export default defineConfig({
  test: {
    globals: false,
    setupFiles: ["tests/helpers/setup.ts"],
    sequence: { shuffle: { tests: true, files: false }, sequencer: LongestFirst },
    // A counted proof takes as long as its count.
    testTimeout: process.env.PROVE === "1" ? 900_000 : 60_000,
    hookTimeout: 60_000,
    // A second, as Vitest has it, is less than a page needs while two cores are busy with others.
    expect: { poll: { timeout: 30_000 } },
    pool: "forks",
    // Files share their worker and the modules it has loaded: loading them anew was a third of the time.
    poolOptions: { forks: { minForks: 1, maxForks: 2, isolate: false } },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["tests/**/*.test.{ts,tsx}"], exclude: ofTheBuild },
      },
      {
        // Whole stories in a real browser, and what the production build answers: npm run build comes first.
        extends: true,
        test: {
          name: "journeys",
          include: ofTheBuild,
          globalSetup: ["tests/helpers/demo-template.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});

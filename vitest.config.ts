import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/helpers/longest-first.ts";

const ofTheBuild = ["tests/{journeys,http,architecture,tender}/**/*.test.ts"];

export default defineConfig({
  test: {
    globals: false,
    setupFiles: ["tests/helpers/setup.ts"],
    sequence: { shuffle: { tests: true, files: false }, sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    poolOptions: { forks: { minForks: 1, maxForks: 2 } },
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

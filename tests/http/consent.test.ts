/** [R12] A respondent who agreed to be quoted by role only is named on no page, in no data of a page, to nobody. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, demoThings, exportsOf, routes, type Things } from "./addresses.ts";
import { openSite, respondentOfSite, type Site } from "./site.ts";

let site: Site;
let things: Things;
beforeAll(async () => {
  site = await openSite();
  things = demoThings(site);
});
afterAll(() => site.close());

describe("the respondent's name", () => {
  it("stands on no page and in none of their data", async () => {
    const parts = respondentOfSite.split(" ");
    let seen = 0;
    for (const route of routes) {
      const address = addressOf(route, things);
      const data = exportsOf(route).page ? [address === "/" ? "/_root.data" : `${address}.data`] : [];
      for (const path of [address, ...data])
        for (const who of ["manager", "observer", "integrator"] as const) {
          const { status, body } = await site.ask(who, path);
          if (status === 200) seen++;
          for (const part of parts) expect([who, path, body.includes(part)]).toEqual([who, path, false]);
        }
    }
    expect(seen).toBeGreaterThan(100);
  });
});

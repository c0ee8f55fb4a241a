/** Every page by every role: who gets in is what app/route-policy.ts says, and what must not be known looks like nothing. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routePolicy, type RouteName } from "../../app/route-policy.ts";
import { insideRoles, may, type Act } from "../../server/domain/people.ts";
import type { Role } from "../../server/db/schema.ts";
import { addressOf, demoThings, exportsOf, routes, type Things } from "./addresses.ts";
import { everybody, openSite, type Answer, type Site, type Who } from "./site.ts";

let site: Site;
let things: Things;
beforeAll(async () => {
  site = await openSite();
  things = demoThings(site);
});
afterAll(() => site.close());

type Expected = "in" | "sign-in" | 403 | 404;

/** What the policy says of somebody; the manager of the demonstration is its administrator. */
function expected(route: RouteName, who: Who): Expected {
  const admission = routePolicy[route];
  if (admission === "public") return "in";
  if (who === "anonymous") return "sign-in";
  // The wizard is for those the administrator lets create projects.
  if (route === "projects.new") return who === "manager" || who === "owner" ? "in" : 403;
  if (admission === "signed-in") return "in";
  if (admission === "administrator") return who === "manager" ? "in" : 404;
  // Integrators and contractors must not know that anything is signed (R6).
  if (admission === "inside") return who === "stranger" || insideRoles.includes(who as Role) ? "in" : 404;
  if (who === "stranger") return 404;
  if (may(who as Role, admission satisfies Act)) return "in";
  return insideRoles.includes(who as Role) ? 403 : 404;
}

const isToSignIn = ({ status, headers }: Answer) =>
  status === 302 && String(headers.location).startsWith("/sign-in?to=");

/** An integrator who has not accepted the terms yet is led to them by every page behind the door. */
const isToTerms = ({ status, headers }: Answer) => status === 302 && /\/terms\?to=/.test(String(headers.location));

/** Redirects of single fetch come as 202 with the place inside. */
const isDataToSignIn = ({ status, body }: Answer) => status === 202 && body.includes("/sign-in?to=");

describe.each(routes.filter((route) => route !== "$"))("%s", (route) => {
  it("opens to those its row names, and to nobody else", async () => {
    for (const [who, answer] of await site.askAs(everybody, addressOf(route, things))) {
      const wanted = expected(route, who);
      if (wanted === "sign-in") expect([who, isToSignIn(answer)]).toEqual([who, true]);
      else if (typeof wanted === "number") expect([who, answer.status]).toEqual([who, wanted]);
      else {
        expect([who, [200, 302, 410].includes(answer.status)]).toEqual([who, true]);
        expect([who, isToSignIn(answer)]).toEqual([who, false]);
      }
    }
  });

  it("tells its data to the same people", async () => {
    if (!exportsOf(route).page) return;
    const address = addressOf(route, things);
    for (const [who, answer] of await site.askAs(everybody, address === "/" ? "/_root.data" : `${address}.data`)) {
      const wanted = expected(route, who);
      if (wanted === "sign-in") expect([who, isDataToSignIn(answer)]).toEqual([who, true]);
      else if (typeof wanted === "number") expect([who, answer.status]).toEqual([who, wanted]);
      else expect([who, [200, 202, 410].includes(answer.status)]).toEqual([who, true]);
    }
  });
});

describe.each(routes.filter((route) => exportsOf(route).action && routePolicy[route] !== "public"))("%s", (route) => {
  it("takes forms from those its row names and from nobody else, who change nothing", async () => {
    const before = site.rows("SELECT chain, max(seq) FROM journal GROUP BY chain");
    const place = addressOf(route, things) + (route.endsWith("_index") ? "?index" : "");
    for (const [who, answer] of await site.askAs(everybody, place, { form: { intent: "none" } })) {
      const wanted = expected(route, who);
      if (wanted === "sign-in") expect([who, answer.headers.location]).toEqual([who, "/sign-in?to=%2F"]);
      else if (typeof wanted === "number") expect([who, answer.status]).toEqual([who, wanted]);
      // Integrators are led from the project to their door, whatever they sent.
      else if (route === "projects.$projectId._index" && who === "integrator")
        expect(answer.headers.location).toBe(`/tender/${things.projectId}`);
      else expect([who, isToTerms(answer) ? 422 : answer.status]).toEqual([who, 422]);
    }
    expect(site.rows("SELECT chain, max(seq) FROM journal GROUP BY chain")).toEqual(before);
  });
});

describe("what is not there and what belongs to others", () => {
  const strip = ({ body }: Answer, ids: string[]) =>
    ids
      .reduce((text, id) => text.replaceAll(id, "ID"), body)
      .replace(/nonce="[^"]*"/g, "")
      .replace(/nonce=\\?"[^"\\]*\\?"/g, "");

  it("is one and the same 404 on every page of projects, also for ids that are no ids", async () => {
    for (const route of routes.filter((each) => each.startsWith("projects.$projectId"))) {
      const bodies = new Set<string>();
      for (const projectId of [things.projectId, "0123456789abcdefghjk", "%00", "x".repeat(300), "__proto__"]) {
        const answer = await site.ask("stranger", addressOf(route, { ...things, projectId }));
        expect([route, projectId, answer.status]).toEqual([route, projectId, 404]);
        bodies.add(strip(answer, [projectId, encodeURIComponent(projectId)]));
      }
      expect([route, bodies.size]).toEqual([route, 1]);
    }
  });

  it("is one and the same 404 inside a project of one's own", async () => {
    const [mine] = site.rows<{ id: string }>("SELECT id FROM projects WHERE id != ?", things.projectId);
    const inside = { ...things, projectId: mine!.id };
    const named = routes.filter((route) => /^projects\.\$projectId.*\.\$/.test(route));
    expect(named.length).toBeGreaterThan(2);
    for (const route of named) {
      const key = [...route.matchAll(/\$(\w+?)_?(?=\.|$)/g)].at(-1)![1] as keyof Things;
      const bodies = new Set<string>();
      // A number is each project's own; a long one is told from all other digits of a page.
      const theirs = key === "number" ? "987654321" : things[key];
      for (const id of [theirs, "0123456789abcdefghjk", "constructor"]) {
        const answer = await site.ask("stranger", addressOf(route, { ...inside, [key]: id }));
        expect([route, id, answer.status]).toEqual([route, id, 404]);
        bodies.add(strip(answer, [id]));
      }
      expect([route, bodies.size]).toEqual([route, 1]);
    }
  });

  it("is one and the same 404 among accounts", async () => {
    const ids = [things.accountId, "0123456789abcdefghjk"];
    const bodies = await Promise.all(
      ids.map(async (id) => {
        const answer = await site.ask("owner", `/accounts/${id}`);
        expect(answer.status).toBe(404);
        return strip(answer, [id]);
      }),
    );
    expect(bodies[0]).toBe(bodies[1]);
  });
});

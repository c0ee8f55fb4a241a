/** Every page says who may open it, and asks before it does anything. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { routePolicy } from "../../app/route-policy.ts";
import { policy } from "../../server/domain/people.ts";

const folders = readdirSync("app/routes").filter(
  (name) =>
    existsSync(path.join("app/routes", name, "route.tsx")) || existsSync(path.join("app/routes", name, "route.ts")),
);

function sourceOf(folder: string): string {
  const file = ["route.tsx", "route.ts"].map((name) => path.join("app/routes", folder, name)).find(existsSync);
  return readFileSync(file!, "utf8");
}

describe("the policy of routes", () => {
  test("every route has a row, and every row a route", () => {
    expect(Object.keys(routePolicy).sort()).toEqual([...folders].sort());
  });

  test("every row names an act of the policy table, or who on the installation", () => {
    const known = new Set(["public", "signed-in", "inside", "administrator", ...Object.keys(policy)]);
    expect(Object.values(routePolicy).filter((admission) => !known.has(admission))).toEqual([]);
  });

  test.each(folders)("%s reads and acts only through the door of its own row", (folder) => {
    const source = sourceOf(folder);
    const named = [...source.matchAll(/\b(?:pageData|doorData|formAction)\(\s*"([^"]+)"/g)].map(([, route]) => route);
    expect(new Set(named)).toEqual(named.length > 0 ? new Set([folder]) : new Set());
    const doors = [...source.matchAll(/export (?:async )?(?:function|const) (loader|action)\b/g)].length;
    const onlyRedirects = [...source.matchAll(/export const loader = \(\) => redirect\("\/"\);/g)].length;
    expect(named.length).toBe(doors - onlyRedirects);
  });
});

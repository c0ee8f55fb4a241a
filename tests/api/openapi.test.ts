import { describe, expect, it } from "vitest";
import { endpoints } from "../../server/api/endpoints.ts";
import { serveApi } from "../helpers/api.ts";
import { openTestGround } from "../helpers/ground.ts";

type Json = { [key: string]: Json } & { operationId?: string };

async function readDocument(): Promise<Json> {
  const ground = await openTestGround();
  const { body, status } = await (await serveApi(ground)).call(null, "GET", "/openapi.json");
  expect(status).toBe(200);
  return body as Json;
}

describe("the OpenAPI document", () => {
  it("is version 3.1 and describes exactly the endpoints of the table", async () => {
    const document = await readDocument();
    expect(document.openapi).toBe("3.1.0");
    const described = Object.entries(document.paths!).flatMap(([path, item]) =>
      Object.keys(item).map((m) => `${m} ${path}`),
    );
    const standing = endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
    expect(described.sort()).toEqual(standing.sort());
  });

  it("gives every operation its own id, its parameters, a body where one is taken, and its failures", async () => {
    const { paths } = await readDocument();
    const ids = new Set<string>();
    for (const { method, path, body, takesBytes, sendsFile, status, answer } of endpoints) {
      const place = path.replace(/:(\w+)/g, "{$1}");
      const operation = paths![place]![method]!;
      ids.add(operation.operationId!);
      const named = (operation.parameters as unknown as { in: string; name: string; required?: boolean }[])
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => `{${name}}`);
      expect(named).toEqual(place.match(/\{\w+\}/g) ?? []);
      expect(operation.requestBody !== undefined).toBe(body !== undefined || takesBytes === true);
      expect(operation.responses![String(status)]!.content !== undefined).toBe(answer !== null || sendsFile === true);
      expect(operation.responses!.default).toBeDefined();
    }
    expect(ids.size).toBe(endpoints.length);
  });

  it("refers only to what it holds", async () => {
    const document = await readDocument();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) =>
      path!.split("/"),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const steps of references)
      expect(steps.reduce<Json | undefined>((at, step) => at?.[step], document)).toBeDefined();
  });
});

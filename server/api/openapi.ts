/** The OpenAPI 3.1 document, made from the table of endpoints. */
import { z } from "zod";
import { refusals } from "../domain/refusal.ts";
import type { Endpoint } from "./endpoint.ts";
import { failure } from "./shapes.ts";

type Json = Record<string, unknown>;

/** A schema for OpenAPI 3.1, which speaks JSON Schema 2020-12. */
function schema(type: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...described } = z.toJSONSchema(type, { target: "draft-2020-12", io });
  return described;
}

const json = (described: Json) => ({ "application/json": { schema: described } });

const file = (media: string) => ({ [media]: { schema: { type: "string", format: "binary" } } });

function parameters({ path, query = {} }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true }));
  const inQuery = Object.entries(query).map(([name, description]) => ({ name, in: "query", description }));
  return [...inPath, ...inQuery].map((parameter) => ({ ...parameter, schema: { type: "string" } }));
}

function operation(endpoint: Endpoint): Json {
  const {
    summary,
    policy,
    sessionOnly,
    body,
    takesBytes,
    sendsFile,
    status,
    answer,
    media = "application/json",
  } = endpoint;
  const security = policy === "anyone" ? [] : sessionOnly ? [{ session: [] }] : [{ session: [] }, { token: [] }];
  const done = answer
    ? { description: "Done", content: { [media]: { schema: schema(answer, "output") } } }
    : { description: "Done", ...(sendsFile && { content: file("*/*") }) };
  return {
    ...{ operationId: operationId(endpoint), summary, security, "x-policy": policy },
    parameters: parameters(endpoint),
    ...(takesBytes && { requestBody: { required: true, content: file("application/octet-stream") } }),
    ...(body && { requestBody: { required: true, content: json(schema(body, "input")) } }),
    responses: { [status]: done, default: { $ref: "#/components/responses/Refused" } },
  };
}

/** Such as `patchProjectsBlocks`. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split("/").flatMap((part) => (part.startsWith(":") ? [] : part.split("-")));
  const one = path.split("/").at(-1)!.startsWith(":") ? "One" : "";
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") + one;
}

/**
 * The document.
 * @param cookie the name of the session cookie
 */
export function describeApi(endpoints: readonly Endpoint[], cookie: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Свод", version: "1", description: "Commands and readings of Svod as JSON." },
    servers: [{ url: "/api/v1" }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookie },
        token: { type: "http", scheme: "bearer" },
      },
      responses: {
        Refused: {
          description: `Refused. Codes: ${Object.keys(refusals).join(", ")}.`,
          content: json(schema(failure, "output")),
        },
      },
    },
  };
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../content/schema/canonical.ts";

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  // A null prototype, because a member may be called __proto__.
  const turned = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value).reverse()) turned[key] = reversed(member);
  return turned;
}

/** The same value with its strings, not its keys, in the given Unicode form. */
function normalized(value: unknown, form: "NFC" | "NFD"): unknown {
  if (typeof value === "string") return value.normalize(form);
  if (Array.isArray(value)) return value.map((item) => normalized(item, form));
  if (typeof value !== "object" || value === null) return value;
  const turned = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value)) turned[key] = normalized(member, form);
  return turned;
}

const json = fc.jsonValue({ stringUnit: "grapheme" });

describe("canonical JSON", () => {
  test("spells one value one way, whatever the order of its members", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test("spells composed and decomposed letters alike", () => {
    expect(canonicalJson("Ё".normalize("NFD"))).toBe(canonicalJson("Ё".normalize("NFC")));
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(normalized(value, "NFD"))).toBe(canonicalJson(normalized(value, "NFC")));
      }),
    );
  });

  test("is JSON of the same value, strings in NFC", () => {
    fc.assert(
      fc.property(json, (value) => {
        const expected: unknown = JSON.parse(JSON.stringify(normalized(value, "NFC")));
        expect(JSON.parse(canonicalJson(value))).toEqual(expected);
      }),
    );
  });

  test("sorts the members of every object", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.integer()), (value) => {
        const spelt = [...canonicalJson(value).matchAll(/"((?:[^"\\]|\\.)*)":/g)].map(
          ([, key]) => JSON.parse(`"${key}"`) as string,
        );
        expect(spelt).toEqual([...spelt].sort());
      }),
    );
  });

  test("leaves out members that are undefined and refuses what JSON cannot say", () => {
    expect(canonicalJson({ b: undefined, a: [undefined] })).toBe('{"a":[null]}');
    expect(() => canonicalJson(Number.NaN)).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });
});

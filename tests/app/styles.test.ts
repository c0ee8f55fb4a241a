/** Colours live in tokens.css only, and «as the system» is the dark theme to the letter. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folder = "app/styles";
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

/** The variables of the rule with this selector. */
function variables(css: string, selector: string): Record<string, string> {
  const start = css.indexOf(`[data-theme="${selector}"] {`);
  const body = css.slice(start, css.indexOf("}", start)).replace(/\/\*.*?\*\//gs, "");
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value!.trim()]),
  );
}

test("the dark theme asked for by the device is the dark theme", () => {
  const css = read("tokens.css");
  expect(Object.keys(variables(css, "dark")).length).toBeGreaterThan(25);
  expect(variables(css, "system")).toEqual(variables(css, "dark"));
});

test("no colour is written outside of the tokens", () => {
  const coloured = readdirSync(folder)
    .filter((file) => file !== "tokens.css")
    .filter((file) => /#[0-9a-f]{3,8}\b(?=[^{}]*;)|\brgba?\(|\bhsla?\(/i.test(read(file)));
  expect(coloured).toEqual([]);
});

test("no component has a style attribute, which the Content-Security-Policy would refuse", () => {
  const styled = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .filter((file) => /\sstyle=\{/.test(readFileSync(path.join("app", file), "utf8")));
  expect(styled).toEqual([]);
});

test("no rule makes the browser style a long document anew whenever something comes onto the page", () => {
  const rules = readdirSync(folder).flatMap((file) =>
    [...read(file).matchAll(/^\s*([^@{}\n;]+?)(?:,|\s*\{)$/gm)].map(([, selector]) => `${file}: ${selector!.trim()}`),
  );
  expect(rules.length).toBeGreaterThan(1_000);
  // What the whole page is asked about is told by its route; a sibling without a class is every element there is.
  const asking = /: (body|html|:root|\.app|\.main)\S*:has\(/;
  const nextToAnything = /(?:[>~+ (]|^)(?:\*|:not\([^)]*\)|[a-z]+) [+~] \*(?=$|[ ,:)])/;
  expect(rules.filter((rule) => asking.test(rule) || nextToAnything.test(rule))).toEqual([]);
});

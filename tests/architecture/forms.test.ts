/** What forms may do, read from the source. */
import ts from "typescript";
import { expect, it } from "vitest";
import { readSources } from "./sources.ts";

/** The attributes of an element as they are written: `true` where only the name is. */
function attributesOf({ attributes }: ts.JsxOpeningLikeElement): Map<string, string> {
  const named = attributes.properties.flatMap((each): [string, string][] => {
    if (!ts.isJsxAttribute(each)) return [];
    const { initializer } = each;
    const value = initializer && ts.isStringLiteral(initializer) ? initializer.text : initializer?.getText();
    return [[each.name.getText(), value ?? "true"]];
  });
  return new Map(named);
}

/** Forms that Remix sends by a navigation, with the address they name. */
function navigatingForms(): { file: string; action: string }[] {
  return readSources().flatMap(({ file, tree }) => {
    const found: { file: string; action: string }[] = [];
    const visit = (node: ts.Node): void => {
      if ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && node.tagName.getText() === "Form") {
        const given = attributesOf(node);
        if (given.get("method") === "post" && !given.has("reloadDocument") && given.get("navigate") !== "{false}")
          found.push({ file, action: given.get("action") ?? "." });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

it("A form that is sent by a navigation goes to its own page: app/reachable.ts keeps an address that waits, not what was typed", () => {
  const forms = navigatingForms();
  expect(forms.length).toBeGreaterThan(20);
  expect(forms.filter(({ action }) => action !== ".")).toEqual([]);
});

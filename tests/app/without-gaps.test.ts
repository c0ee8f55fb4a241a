import { text } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutGaps } from "../../app/without-gaps.ts";

it("a long Russian page arrives without holes in its words", async () => {
  const words = Array.from({ length: 3_000 }, (_, at) => `${"я".repeat(at % 7)}а${at}ж`);
  const page = createElement("p", null, ...words.map((word, at) => createElement("b", { key: at }, word)));
  const html = await text(renderToPipeableStream(page).pipe(withoutGaps()));
  expect(html).toBe(`<p>${words.map((word) => `<b>${word}</b>`).join("")}</p>`);
});

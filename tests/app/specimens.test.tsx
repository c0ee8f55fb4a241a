// @vitest-environment happy-dom
/** The page of components: it shows everything app/ui draws, in both themes, and is no part of what people work with. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { expect, it, vi } from "vitest";
import { ru } from "../../app/i18n/ru.ts";
import { SpeechContext } from "../../app/i18n/speech.tsx";
import { createTranslate } from "../../app/i18n/translator.ts";
import Specimens from "../../app/specimens/page.tsx";

/** What draws nothing by itself: parts that come with others, places that a page is put together of. */
const drawnByOthers = ["overlay-behaviour.tsx", "rendered-texts.tsx", "table.tsx", "topbar-slot.tsx"];

it("Every component of app/ui has its specimen", () => {
  const shown = readdirSync("app/specimens")
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => readFileSync(path.join("app/specimens", name), "utf8"))
    .join("\n");
  const missing = readdirSync("app/ui").filter(
    (name) => name.endsWith(".tsx") && !drawnByOthers.includes(name) && !shown.includes(`"../ui/${name}"`),
  );
  expect(missing).toEqual([]);
});

it("All of them are drawn in the light theme and in the dark one", () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const speech = { language: "ru" as const, t: createTranslate("ru", ru) };
  const router = createMemoryRouter([{ path: "/", element: <Specimens /> }]);
  const place = document.createElement("div");
  const root = createRoot(place);
  act(() =>
    root.render(
      <SpeechContext.Provider value={speech}>
        <RouterProvider router={router} />
      </SpeechContext.Provider>,
    ),
  );
  for (const name of ["Button", "Dialog", "ColumnChart", "Stamp"])
    for (const theme of ["light", "dark"])
      expect(place.querySelectorAll(`[data-theme="${theme}"] [aria-label="${name}"]`)).toHaveLength(1);
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

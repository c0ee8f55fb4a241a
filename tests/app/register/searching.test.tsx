// @vitest-environment happy-dom
/** The form over the register: typing is looked for at rest, the address is the view, the caret stays where it is. */
import { act } from "react";
import { createRoot } from "react-dom/client";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ru } from "../../../app/i18n/ru.ts";
import { SpeechContext } from "../../../app/i18n/speech.tsx";
import { createTranslate } from "../../../app/i18n/translator.ts";
import { RegisterFilters } from "../../../app/routes/projects.$projectId.requirements/register-filters.tsx";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const choices = { section: [], stage: [], priority: [], addressee: [], status: [] };

async function open(search = "") {
  const element = document.body.appendChild(document.createElement("div"));
  const form = { path: "/requirements", element: <RegisterFilters choices={choices} />, loader: () => null };
  const router = createMemoryRouter([form, { path: "/before", element: null }], {
    initialEntries: ["/before", `/requirements${search}`],
    hydrationData: { loaderData: { "0": null } },
  });
  const speech = { language: "ru" as const, t: createTranslate("ru", ru) };
  const root = createRoot(element);
  await act(() =>
    root.render(
      <SpeechContext.Provider value={speech}>
        <RouterProvider router={router} future={{ v7_startTransition: true }} />
      </SpeechContext.Provider>,
    ),
  );
  onTestFinished(() => {
    root.unmount();
    element.remove();
  });
  const field = element.querySelector<HTMLInputElement>("input[type=search]")!;
  field.focus();
  const type = (words: string) =>
    act(() => {
      // As the browser does it: past React's own notion of the value.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(field, words);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const enter = () =>
    act(async () => void field.form!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));
  return { element, field, router, type, pass, enter, asked: () => router.state.location.search };
}

test("typing is looked for once it rests, in the place of the view before, and the caret stays", async () => {
  const { field, router, type, pass, asked } = await open("?priority=must");
  await type("вор");
  await pass(300);
  await type("воронка");
  await pass(300);
  expect(asked()).toBe("?priority=must");
  await pass(100);
  expect(new URLSearchParams(asked()).get("text")).toBe("воронка");
  expect(new URLSearchParams(asked()).get("priority")).toBe("must");
  expect(document.activeElement).toBe(field);
  expect(field.isConnected).toBe(true);
  await type("воронка п");
  await pass(400);
  expect(field.value).toBe("воронка п");
  await type("");
  await pass(400);
  expect(asked()).toBe("?priority=must");
  await act(() => router.navigate(-1));
  expect(router.state.location.pathname).toBe("/before");
});

test("Enter looks at once, and the rest after it looks for nothing again", async () => {
  const { router, type, pass, enter, asked } = await open();
  await type("воронка");
  await enter();
  expect(new URLSearchParams(asked()).get("text")).toBe("воронка");
  const { key } = router.state.location;
  await pass(1000);
  expect(router.state.location.key).toBe(key);
});

test("an open row is not taken away from under the hands by a rest in typing", async () => {
  const { type, pass, enter, asked } = await open("?edit=X-1");
  await type("воронка");
  await pass(1000);
  expect(asked()).toBe("?edit=X-1");
  await enter();
  expect(new URLSearchParams(asked()).has("edit")).toBe(false);
});

test("the fold says how many of the choices behind it are made; words are seen beside it", async () => {
  const said = async (search: string) => (await open(search)).element.querySelector("summary")!.textContent;
  expect(await said("?text=a&group=none")).toBe("Фильтры");
  expect(await said("?text=a&priority=must&stage=-")).toBe("Фильтры, включено: 2");
});

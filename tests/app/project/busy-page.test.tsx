// @vitest-environment happy-dom
/** Pages that are too busy to draw what is under way: the answer is the first that they show. */
import { act } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { createMemoryRouter, redirect, RouterProvider, type RouteObject } from "react-router-dom";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ru } from "../../../app/i18n/ru.ts";
import { SpeechContext } from "../../../app/i18n/speech.tsx";
import { createTranslate } from "../../../app/i18n/translator.ts";
import type { Sections } from "../../../app/project/order.ts";
import { useMoves } from "../../../app/project/use-moves.ts";
import { sendDocumentForm } from "../../../app/routes/projects.$projectId._index/document-action.ts";
import { RemovalProvider, useRemoval } from "../../../app/routes/projects.$projectId._index/use-removal.tsx";
import { ToastRegion } from "../../../app/ui/toasts.tsx";

beforeEach(() => void vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
afterEach(() => void vi.unstubAllGlobals());

/** The document's page with one part of it, and all that was sent by it. */
async function open(part: React.ReactElement) {
  const sent: Record<string, string>[] = [];
  const frame: RouteObject = {
    id: "routes/projects.$projectId",
    path: "/projects/p",
    loader: () => ({ project: { id: "p" } }),
    children: [
      {
        index: true,
        element: part,
        action: (args) => {
          const serverAction = async () => {
            sent.push(Object.fromEntries(await args.request.formData()) as Record<string, string>);
            throw redirect("/projects/p");
          };
          return sendDocumentForm({ ...args, serverAction } as Parameters<typeof sendDocumentForm>[0]);
        },
      },
    ],
  };
  const router = createMemoryRouter([frame], {
    initialEntries: ["/projects/p"],
    hydrationData: { loaderData: { "routes/projects.$projectId": { project: { id: "p" } } } },
  });
  const element = document.body.appendChild(document.createElement("div"));
  const root = createRoot(element);
  await act(() =>
    root.render(
      <SpeechContext.Provider value={{ language: "ru", t: createTranslate("ru", ru) }}>
        <ToastRegion>
          <RouterProvider router={router} future={{ v7_startTransition: true }} />
        </ToastRegion>
      </SpeechContext.Provider>,
    ),
  );
  onTestFinished(() => {
    root.unmount();
    element.remove();
  });
  const isAnswered = () => [...router.state.fetchers.values()].every(({ state }) => state === "idle");
  /** Presses a button; what comes of it is drawn once all of it is answered. */
  const press = (name: string) => {
    const before = sent.length;
    return act(async () => {
      const button = [...element.querySelectorAll("button")].find(({ textContent }) => textContent === name)!;
      flushSync(() => button.click());
      await vi.waitUntil(() => sent.length > before && isAnswered());
    });
  };
  return { element, sent, press };
}

function Removing() {
  const { fetcher, action } = useRemoval();
  return (
    <button onClick={() => void fetcher.submit({ intent: "removal", block: "b" }, { method: "post", action })}>
      Убрать
    </button>
  );
}

test("what was removed can be taken back", async () => {
  const { element, sent, press } = await open(
    <RemovalProvider>
      <Removing />
    </RemovalProvider>,
  );
  await press("Убрать");
  expect(element.querySelector(".toast span")!.textContent).toBe("Блок убран в\u00a0корзину");
  await press("Вернуть");
  expect(sent.at(-1)).toEqual({ intent: "restore", block: "b" });
});

const stored = [{ id: "s", title: "", blocks: ["a", "b", "c"].map((id) => ({ id })) }] as unknown as Sections;

function Moving() {
  const { move } = useMoves("p", stored);
  return ["b", "c"].map((id) => (
    <button key={id} onClick={() => move({ kind: "block", id }, { sectionId: "s", position: 0 })}>
      {id}
    </button>
  ));
}

test("one move is sent after another", async () => {
  const { element, sent, press } = await open(<Moving />);
  await press("b");
  expect(element.querySelector(".toast span")!.textContent).toBe("Блок перемещён");
  await press("c");
  expect(sent.map(({ intent, block }) => `${intent} ${block}`)).toEqual(["place b", "place c"]);
});

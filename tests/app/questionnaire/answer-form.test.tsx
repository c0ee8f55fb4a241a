// @vitest-environment happy-dom
/** The respondent's form: what is typed is sent as it stands, how far he has come is told, a failed save keeps the words. */
import { act } from "react";
import { createRoot } from "react-dom/client";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { ru } from "../../../app/i18n/ru.ts";
import { SpeechContext } from "../../../app/i18n/speech.tsx";
import { createTranslate } from "../../../app/i18n/translator.ts";
import { AnswerForm } from "../../../app/routes/questionnaire/answer-form.tsx";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const asked = {
  ...{ project: "Внедрение CRM", language: "ru" as const, title: "Остатки", name: "Седова Ольга", until: "16 марта" },
  ...{ consentWords: "Решите.", consent: null, answered: 0, of: 2, longest: 4000 },
  questions: [
    { id: "a", question: "Откуда остаток?", kind: "text" as const, options: [], words: "", chosen: [] },
    {
      id: "b",
      question: "Что ведёте?",
      kind: "several" as const,
      options: ["Таблицу", "Блокнот"],
      words: "",
      chosen: [1],
    },
  ],
};

/** @param answer what the server says to each saving; null when it cannot be reached */
async function open(answer: (body: unknown) => { status: number; body: unknown } | null) {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    const said = answer(JSON.parse(body));
    if (!said) throw new TypeError("Failed to fetch");
    return Response.json(said.body, { status: said.status });
  });
  const element = document.body.appendChild(document.createElement("div"));
  const form = <AnswerForm asked={asked} token="secret" failure={undefined} saved={false} />;
  const router = createMemoryRouter([{ path: "/", element: form }]);
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
  const field = element.querySelector("textarea")!;
  const change = (control: HTMLElement) =>
    act(async () => {
      control.dispatchEvent(new Event("input", { bubbles: true }));
      await vi.advanceTimersByTimeAsync(800);
    });
  const type = (words: string) => {
    field.value = words;
    return change(field);
  };
  const status = () => element.querySelector(".an-bar [role=status]")!.textContent!.replace(/\u00a0/g, " ");
  return { element, field, sent, type, change, status };
}

test("typing is saved once it rests, and the answers of one question are sent as they stand", async () => {
  const { element, sent, type, change, status } = await open(() => ({ status: 200, body: { answered: 1, of: 2 } }));
  expect(status()).toBe("Отвечено 0 из 2");
  await type("Из файла.");
  expect(status()).toBe("Отвечено 1 из 2 · Сохранено");
  const [first] = element.querySelectorAll<HTMLInputElement>("input[type=checkbox]");
  first!.checked = true;
  await change(first!);
  const role = element.querySelector<HTMLInputElement>("input[value=role]")!;
  role.checked = true;
  await change(role);
  expect(sent).toEqual([
    { token: "secret", answers: [{ question: "a", words: "Из файла.", chosen: [] }] },
    { token: "secret", answers: [{ question: "b", words: "", chosen: [0, 1] }] },
    { token: "secret", answers: [], consent: "role" },
  ]);
});

test("over a broken line the words stay, nothing is called saved, and it is tried again", async () => {
  let reached = false;
  const { element, field, type, status } = await open(() =>
    reached ? { status: 200, body: { answered: 1, of: 2 } } : null,
  );
  await type("Из файла.");
  expect(element.querySelector(".an-q [role=alert]")!.textContent).toContain("Слова остались");
  expect([field.value, status()]).toEqual(["Из файла.", "Отвечено 0 из 2 · Есть несохранённое"]);
  reached = true;
  await act(() => vi.advanceTimersByTimeAsync(4_000));
  expect(element.querySelector(".an-q [role=alert]")).toBeNull();
  expect(status()).toBe("Отвечено 1 из 2 · Сохранено");
});

test("what the server refuses is told in its own words beside the answer, which stays", async () => {
  const body = { error: { code: "questionnaire-closed", message: "Анкета закрыта." } };
  const { element, field, type } = await open(() => ({ status: 410, body }));
  await type("Поздно.");
  expect(element.querySelector(".an-q [role=alert]")!.textContent).toContain("Анкета закрыта.");
  expect(field.value).toBe("Поздно.");
});

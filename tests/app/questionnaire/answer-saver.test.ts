/** [R1] «Сохранено» is said of what the server has acknowledged, and what it has not stays and is tried again. */
import { beforeEach, expect, test, vi } from "vitest";
import { createAnswerSaver, type SaveAnswer } from "../../../app/answer-saver.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  return () => void vi.useRealTimers();
});

/** A server that answers when it is told to. */
function server() {
  const asked: { key: string; answer: (given: SaveAnswer<{ answered: number; of: number }>) => Promise<void> }[] = [];
  const said: string[] = [];
  const saver = createAnswerSaver<{ answered: number; of: number }>({
    send: (key) =>
      new Promise((resolve) => {
        asked.push({
          key,
          async answer(given) {
            resolve(given);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    tell: (key, state) => said.push(`${key} ${state.kind}`),
    progress: ({ answered, of }) => said.push(`${answered}/${of}`),
  });
  return { asked, said, saver };
}

test("a pause in typing saves once, and «saved» waits for the acknowledgement", async () => {
  const { asked, said, saver } = server();
  saver.changed("a");
  await vi.advanceTimersByTimeAsync(500);
  saver.changed("a");
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(300);
  expect(said).not.toContain("a saved");
  await asked[0]!.answer({ answered: 1, of: 2 });
  expect([asked.length, ...said.slice(-2)]).toEqual([1, "1/2", "a saved"]);
});

test("what is typed while a saving is under way is not called saved, and is saved after it", async () => {
  const { asked, said, saver } = server();
  saver.changed("a");
  saver.flush();
  saver.changed("a");
  saver.changed("b");
  await asked[0]!.answer({ answered: 1, of: 2 });
  expect(said.at(-1)).toBe("a saving");
  await vi.advanceTimersByTimeAsync(800);
  await asked[1]!.answer({ answered: 1, of: 2 });
  await vi.advanceTimersByTimeAsync(800);
  await asked[2]!.answer({ answered: 2, of: 2 });
  expect(asked.map(({ key }) => key).sort()).toEqual(["a", "a", "b"]);
  expect(said.filter((each) => each.endsWith("saved")).sort()).toEqual(["a saved", "b saved"]);
});

test("over a broken line it is tried again until it is saved, and at once when the line is back", async () => {
  const { asked, said, saver } = server();
  saver.changed("a");
  saver.flush();
  await asked[0]!.answer("unreached");
  expect(said.at(-1)).toBe("a unreached");
  await vi.advanceTimersByTimeAsync(4_000);
  await asked[1]!.answer("unreached");
  saver.flush();
  await asked[2]!.answer({ answered: 1, of: 1 });
  expect(said.at(-1)).toBe("a saved");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBe(3);
});

test("what was refused says why, and is not sent again until it is changed", async () => {
  const { asked, said, saver } = server();
  saver.changed("a");
  saver.flush();
  await asked[0]!.answer({ refusal: "Анкета закрыта." });
  expect(said.at(-1)).toBe("a refused");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBe(1);
  saver.changed("a");
  saver.flush();
  expect(asked.length).toBe(2);
});

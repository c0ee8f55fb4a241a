import { expect, it } from "vitest";
import { keepRenderings } from "../../server/texts/kept-renderings.ts";

const bytes = (words: string) => Buffer.from(words);

function counting(most: number) {
  let rendered = 0;
  const render = keepRenderings<["ru" | "en"]>((id, content, language) => {
    rendered++;
    return Promise.resolve(`${id} ${language} ${Buffer.from(content).toString()}`);
  }, most);
  return { render, count: () => rendered };
}

it("A content is rendered once, for each language and each text it is of", async () => {
  const { render, count } = counting(1000);
  const both = await Promise.all([render("a", bytes("слова"), "ru"), render("a", bytes("слова"), "ru")]);
  expect([...both, await render("a", bytes("слова"), "ru")]).toEqual(Array(3).fill("a ru слова"));
  expect(count()).toBe(1);
  expect(await render("a", bytes("слова"), "en")).toBe("a en слова");
  expect(await render("b", bytes("слова"), "ru")).toBe("b ru слова");
  expect(await render("a", bytes("другие"), "ru")).toBe("a ru другие");
  expect(count()).toBe(4);
});

it("No more is kept than there is room for: what was read last stays", async () => {
  const { render, count } = counting(25);
  for (const words of ["один", "двое", "один", "трое"]) await render("a", bytes(words), "ru");
  expect(count()).toBe(3);
  await render("a", bytes("один"), "ru");
  expect(count()).toBe(3);
  await render("a", bytes("двое"), "ru");
  expect(count()).toBe(4);
});

it("What could not be rendered is tried anew", async () => {
  let tries = 0;
  const render = keepRenderings<[]>(() => {
    return ++tries === 1 ? Promise.reject(new Error("the worker has gone")) : Promise.resolve("слова");
  }, 100);
  await expect(render("a", bytes(""))).rejects.toThrow("gone");
  expect(await render("a", bytes(""))).toBe("слова");
});

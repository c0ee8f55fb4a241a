/** What is read of changes, by plain requests to the built server: the register, its papers and CSV, churn, versions. */
import { expect, it } from "vitest";
import { startServer } from "../helpers/server.ts";
import { changedProject, password } from "./changed-project.ts";
import { askAt, signIn } from "./site.ts";

/** The words of a page, without its markup. */
const wordsOf = (html: string) =>
  html
    .slice(html.indexOf('id="main"'), html.indexOf("</main>"))
    .replace(/<[^>]+>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/[\s\u00a0]+/g, " ");

it("An applied change stands in the register with before → after, in the addendum in the words of the standard, and in the churn", async () => {
  const { dataDir, projectId, email, block } = await changedProject();
  const server = await startServer({ data: dataDir });
  const cookie = await signIn(server.origin, email, password);
  const ask = (path: string) => askAt(server.origin, `/projects/${projectId}${path}`, { headers: { cookie } });
  const read = async (path: string) => {
    const { status, body } = await ask(path);
    expect([path, status]).toEqual([path, 200]);
    return wordsOf(body);
  };
  const log = await read("/change-log");
  for (const words of ["ЗИ-1", "Скорость ответа", "Новые правила обращений", "3 раб. дн.", "240 000", "в версии 1.1"])
    expect(log).toContain(words);
  expect((await ask("/change-log")).body).toMatch(/<del>.{0,60}10<\/del>.{0,20}<ins>.{0,60}15<\/ins>/);
  expect(await read("/change-log?cause=market")).toContain("не подходит ни одна строка");
  expect((await ask("/change-log?cause=whim")).status).toBe(422);

  const addendum = await read("/change-log/addendum");
  expect(addendum).toContain("Дополнение № 1 к техническому заданию");
  expect(addendum).toContain(`слова «10» заменить словами «15».`);
  expect(addendum).toMatch(/блока «[^»]+» исключить\./);
  expect(addendum).toMatch(/Блок «[^»]+» дополнить пунктом ТЗ-[A-Z]+-004: «Бот отвечает ночью»/);
  expect(await read("/change-log/sheet")).toContain("Лист регистрации изменений");

  const csv = await ask("/change-log/csv");
  expect(csv.headers).toMatchObject({ "content-disposition": 'attachment; filename="change-log.csv"' });
  expect(csv.body).toContain('"ЗИ-1";"запрос"');

  // Three of three: the speed was modified, the fax deleted, the bot added.
  const churn = await read("/churn");
  expect(churn).toContain("100 %");
  expect(churn).toContain("добавлено 1, изменено 1, исключено 1");
  const versions = await read("/versions/compare?from=1.0&to=1.1");
  for (const words of ["Версии 1.0 → 1.1", "Изменено", "Исключено", "Добавлено"]) expect(versions).toContain(words);
  expect((await ask(`/versions/compare/${block.id}?from=1.0&to=1.1`)).body).toContain("<ins>");
  expect((await ask("/versions/compare?from=1.0&to=3.0")).status).toBe(404);
});

/** Words that stand inside redlines, in both languages. */

type Language = "ru" | "en";

/** What unchanged places are counted in. */
export type Noun = "paragraph" | "heading" | "list" | "item" | "table" | "row" | "requirement" | "image" | "other";

interface Words {
  added: string;
  removed: string;
  unchanged: string;
  movedHere: string;
  movedAway: string;
  reformatted: string;
  lineChanged: string;
  split: string;
  joined: string;
  row: string;
  title: string;
  notRequired: string;
  priority: string;
  attributes: string;
  accepted: string;
  nouns: Record<Noun, Partial<Record<Intl.LDMLPluralRule, string>>>;
}

export const redlineWords: Record<Language, Words> = {
  ru: {
    added: "добавлено",
    removed: "удалено",
    unchanged: "Без изменений",
    movedHere: "перенесено сюда",
    movedAway: "перенесено отсюда",
    reformatted: "изменено оформление",
    lineChanged: "абзац или заголовок другого вида",
    split: "абзац разделён",
    joined: "абзацы соединены",
    row: "Строка",
    title: "Название блока",
    notRequired: "Требований нет",
    priority: "Приоритет",
    attributes: "изменены свойства",
    accepted: "принято",
    nouns: {
      paragraph: { one: "абзац", few: "абзаца", many: "абзацев" },
      heading: { one: "заголовок", few: "заголовка", many: "заголовков" },
      list: { one: "список", few: "списка", many: "списков" },
      item: { one: "пункт", few: "пункта", many: "пунктов" },
      table: { one: "таблица", few: "таблицы", many: "таблиц" },
      row: { one: "строка", few: "строки", many: "строк" },
      requirement: { one: "требование", few: "требования", many: "требований" },
      image: { one: "изображение", few: "изображения", many: "изображений" },
      other: { one: "часть", few: "части", many: "частей" },
    },
  },
  en: {
    added: "added",
    removed: "removed",
    unchanged: "Unchanged",
    movedHere: "moved here",
    movedAway: "moved from here",
    reformatted: "formatting changed",
    lineChanged: "another kind of paragraph or heading",
    split: "paragraph split",
    joined: "paragraphs joined",
    row: "Row",
    title: "Title of the block",
    notRequired: "Nothing is required",
    priority: "Priority",
    attributes: "properties changed",
    accepted: "accepted",
    nouns: {
      paragraph: { one: "paragraph", other: "paragraphs" },
      heading: { one: "heading", other: "headings" },
      list: { one: "list", other: "lists" },
      item: { one: "item", other: "items" },
      table: { one: "table", other: "tables" },
      row: { one: "row", other: "rows" },
      requirement: { one: "requirement", other: "requirements" },
      image: { one: "image", other: "images" },
      other: { one: "part", other: "parts" },
    },
  },
};

const plural = { ru: new Intl.PluralRules("ru"), en: new Intl.PluralRules("en") };

/** «3 строки», with a no-break space. */
export function counted(count: number, noun: Noun, language: Language): string {
  const forms = redlineWords[language].nouns[noun];
  return `${count}\u00a0${forms[plural[language].select(count)] ?? Object.values(forms).at(-1)!}`;
}

/** What helps while writing, in Russian: the menu of a line, tools about a selection, find and replace, counted words. */

export const ruWriting = {
  "writing.pasted.words_one": "Вставлено начало: {count} слово.",
  "writing.pasted.words_few": "Вставлено начало: {count} слова.",
  "writing.pasted.words_many": "Вставлено начало: {count} слов.",
  "writing.pasted.words_other": "Вставлено начало: {count} слова.",
  "writing.pasted.rowsLeft": "Строк таблицы не вставлено: {count}.",
  "writing.pasted.wordsLeft": "Слов не вставлено: {count}.",
  "writing.pasted.goOn": "За один раз больше не помещается: вставьте остальное следующими частями.",
  "writing.deeds": "Что вставить",
  "writing.deed.requirement": "Требование",
  "writing.deed.h3": "Подзаголовок",
  "writing.deed.h4": "Подзаголовок поменьше",
  "writing.deed.h5": "Малый подзаголовок",
  "writing.deed.bullets": "Список",
  "writing.deed.numbers": "Нумерованный список",
  "writing.deed.tasks": "Список задач",
  "writing.deed.quote": "Цитата",
  "writing.deed.table": "Свободная таблица",
  "writing.deed.reference": "Ссылка на требование или блок",
  "writing.deed.person": "Упомянуть человека",
  "writing.deed.divider": "Разделительная черта",
} as const;

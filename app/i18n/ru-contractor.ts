/** What is said in Russian of discussions of change requests, and of the contractor. */
export const ruContractor = {
  "changeTalk.title": "Обсуждение",
  "changeTalk.lead": "О запросе в целом и о словах, которые в нём пишут.",
  "changeTalk.write": "Написать о запросе. @ — позвать участника",
  "changeTalk.words": "Обсудить выделенное",
  "changeTalk.wordsHint": "Сначала выделите слова в тексте запроса.",
  "changeTalk.nothingSelected": "Ничего не выделено. Выделите слова в тексте запроса и нажмите ещё раз.",
} as const;

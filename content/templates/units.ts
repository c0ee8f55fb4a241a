/** Units of measure as people write them: «7 дней», «7 дн.» and «7 день» name one unit. */

const families = [
  ["%", "процент", "процента", "процентов", "проц", "percent"],
  ["₽", "руб", "рубль", "рубля", "рублей", "р", "rub", "rubles"],
  ["день", "дня", "дней", "дн", "day", "days"],
  ["неделя", "недели", "недель", "нед", "week", "weeks"],
  ["месяц", "месяца", "месяцев", "мес", "month", "months"],
  ["год", "года", "лет", "г", "year", "years"],
  ["ч", "час", "часа", "часов", "hour", "hours", "h"],
  ["мин", "минута", "минуты", "минут", "minute", "minutes", "min"],
  ["с", "сек", "секунда", "секунды", "секунд", "second", "seconds", "sec"],
  ["шт", "штука", "штуки", "штук", "piece", "pieces", "pcs"],
  ["чел", "человек", "человека", "people", "person", "persons"],
  ["тыс", "тысяча", "тысячи", "тысяч", "thousand"],
  ["млн", "миллион", "миллиона", "миллионов", "million"],
  ["раз", "раза", "times"],
];

const familyOf = new Map(families.flatMap((words) => words.map((word) => [word, words[0]!])));

function spelled(unit: string): string {
  const words = unit.toLowerCase().replaceAll(".", " ").replaceAll("ё", "е").split(/\s+/).filter(Boolean);
  return words.map((word) => familyOf.get(word) ?? word).join(" ");
}

/** Do two spellings name the same unit? */
export function isSameUnit(one: string, other: string): boolean {
  return spelled(one) === spelled(other);
}

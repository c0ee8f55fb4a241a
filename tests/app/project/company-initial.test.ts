/** A company is marked by the first letter of its name. */
import { expect, test } from "vitest";
import { companyInitial } from "../../../app/project/company-initial.ts";

test.each([
  ["ООО «Теплоконтур»", "Т"],
  ["  АО Станкосбыт", "С"],
  ["ИП Орлова", "О"],
  ["«Вежа»", "В"],
  ["ООО", "О"],
  ["Ипотека и право", "И"],
  ["3М Сервис", "3"],
  ["llc Heat", "H"],
  ["", ""],
])("%j is marked %j", (company, letter) => {
  expect(companyInitial(company)).toBe(letter);
});

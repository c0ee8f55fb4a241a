/** The answers of a form are what its fields say, in the browser and at the server. */
import { expect, test } from "vitest";
import { answersOfForm, fieldNames, questionOfField } from "../../../app/routes/questionnaire/form-answers.ts";

test("every question that stands in the form is answered, those with nothing chosen by nothing", () => {
  const fields = {
    ...{ token: "t", consent: "role", intent: "send" },
    ...{ [fieldNames.asked("a")]: "text", [fieldNames.words("a")]: "Из файла." },
    ...{ [fieldNames.asked("b")]: "one", [fieldNames.one("b")]: "1" },
    ...{ [fieldNames.asked("c")]: "several", [fieldNames.several("c", 0)]: "0", [fieldNames.several("c", 12)]: "12" },
    [fieldNames.asked("d")]: "several",
  };
  expect(answersOfForm(fields)).toEqual([
    { question: "a", words: "Из файла.", chosen: [] },
    { question: "b", words: "", chosen: [1] },
    { question: "c", words: "", chosen: [0, 12] },
    { question: "d", words: "", chosen: [] },
  ]);
});

test("a field tells which question it belongs to", () => {
  const named = [fieldNames.words("a1"), fieldNames.one("b2"), fieldNames.several("c3", 4), "token", "consent"];
  expect(named.map(questionOfField)).toEqual(["a1", "b2", "c3", undefined, undefined]);
});

import { describe, expect, it } from "vitest";
import { email, optionalDate, requiredText, timeZone } from "../../../server/domain/fields.ts";
import { Refusal } from "../../../server/domain/refusal.ts";

const refused = (work: () => unknown) => {
  try {
    return { value: work() };
  } catch (error) {
    return error instanceof Refusal ? { code: error.code, field: error.field } : { error };
  }
};

describe("fields", () => {
  it("are trimmed, put into NFC and measured in characters as people see them", () => {
    expect(requiredText("name", " И\u0306од ", 4)).toBe("Йод");
    expect(requiredText("name", "😀😀😀😀", 4)).toBe("😀😀😀😀");
    expect(refused(() => requiredText("name", "😀😀😀😀😀", 4))).toEqual({ code: "too-long", field: "name" });
    expect(refused(() => requiredText("name", "\n\t ", 4))).toEqual({ code: "required", field: "name" });
    expect(refused(() => requiredText("name", undefined, 4))).toEqual({ code: "required", field: "name" });
  });

  it.each(["2026-02-29", "2026-13-01", "26-01-01", "завтра", "2026-1-1"])("refuse %s as a date", (typed) => {
    expect(refused(() => optionalDate("due", typed))).toEqual({ code: "bad-date", field: "due" });
  });

  it("take a date, and nothing as no date", () => {
    expect(optionalDate("due", "2028-02-29")).toBe("2028-02-29");
    expect(optionalDate("due", " ")).toBeNull();
    expect(optionalDate("due", null)).toBeNull();
  });

  it("know time zones by name", () => {
    expect(timeZone("timeZone", "Europe/Moscow")).toBe("Europe/Moscow");
    for (const typed of ["", "Mars/Olympus", "+03:00"])
      expect(refused(() => timeZone("timeZone", typed))).toEqual({ code: "bad-time-zone", field: "timeZone" });
  });

  it("take an e-mail in lower case and refuse what is none", () => {
    expect(email("email", " I.Petrov@Firm.Example ")).toBe("i.petrov@firm.example");
    for (const typed of ["petrov", "a@b", "a b@c.ru", "a@b..ru", "<a@b.ru>", "a@b.ru,c@d.ru"])
      expect(refused(() => email("email", typed))).toMatchObject({ code: "bad-email" });
  });

  it("are called by their titles in the reader's language", () => {
    const refusal = new Refusal("too-long", { field: "name", max: 120 }, "name");
    expect(refusal.sentence("ru")).toBe("Поле «Название» длиннее 120 знаков. Сократите его.");
    expect(refusal.sentence("en")).toBe("The field “Name” is longer than 120 characters. Shorten it.");
    expect(new Refusal("invalid", { fields: "kind, goal" }).sentence("ru")).toBe(
      "Проверьте поля: Вид проекта, Главная проблема.",
    );
  });
});

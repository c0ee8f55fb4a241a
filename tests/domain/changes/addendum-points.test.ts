import { expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import {
  addendumPoints,
  replacement,
  type BlockPair,
} from "../../../server/domain/changes/register/addendum-points.ts";
import { contentOf, type RevisionContent } from "../../../server/domain/history/revision-content.ts";
import { requirementCard } from "../../helpers/requirements.ts";

const line = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });

/** A content of prose and requirements `uuid: statement`, whose codes are their uuids. */
function content(title: string, prose: string, requirements: Record<string, string> = {}): RevisionContent {
  const written = Object.entries(requirements).map(([uuid, statement]) => requirementCard({ uuid, statement }));
  const codes = Object.fromEntries(Object.keys(requirements).map((uuid) => [uuid, uuid]));
  const doc = { type: "doc", content: [line(prose), ...written] };
  return contentOf(doc, codes, { title, notRequired: null });
}

const pair = (block: string, before: RevisionContent | null, after: RevisionContent | null): BlockPair => {
  return { block, before, after };
};

it("A requirement is «заменить», «изложить в новой редакции», «дополнить», «исключить» or moved; what is the same says nothing", () => {
  const same = content("Права", "Кто что видит", { R1: "Роль" });
  const points = addendumPoints([
    pair(
      "a",
      content("Обмен", "Как", { A1: "Обмен раз в сутки", A2: "Всё иначе", A3: "Лишнее", A4: "Остатки", A5: "Прежнее" }),
      content("Обмен", "Как", { A1: "Обмен раз в час", A2: "Новые слова целиком", A5: "Прежнее", A6: "Новое" }),
    ),
    pair("b", content("Склад", "Где", {}), content("Склад", "Где", { A4: "Остатки" })),
    pair("c", same, same),
  ]);
  expect(points).toEqual([
    { kind: "replaced", title: "Обмен", code: "A1", was: "сутки", is: "час" },
    { kind: "restated", title: "Обмен", code: "A2", text: "Новые слова целиком" },
    { kind: "added", block: "a", title: "Обмен", code: "A6", text: "Новое" },
    { kind: "deleted", block: "a", title: "Обмен", code: "A3" },
    { kind: "moved", title: "Склад", code: "A4", from: "Обмен" },
  ]);
});

it("A block whose prose has changed is given anew with its requirements; new, taken out and renamed ones have words of their own", () => {
  const points = addendumPoints([
    pair("a", content("Обмен", "Раз в сутки", { A1: "Было" }), content("Обмен", "Раз в час", { A1: "Стало" })),
    pair("b", content("Склад", "Где"), content("Склады", "Где")),
    pair("c", null, content("Телефон", "Новый")),
    pair("d", content("Факс", "Старый"), null),
  ]);
  expect(points).toEqual([
    { kind: "block-restated", block: "a", title: "Обмен", codes: ["A1"] },
    { kind: "block-renamed", block: "b", title: "Склады", was: "Склад" },
    { kind: "block-added", block: "c", title: "Телефон" },
    { kind: "block-deleted", block: "d", title: "Факс" },
  ]);
});

it("Words are replaced where one stretch of them differs; put in, taken out or rewritten whole they are given anew", () => {
  expect(replacement("не позже 10 минут", "не позже 15 минут")).toEqual({ was: "10", is: "15" });
  expect(replacement("не позже часа", "не позже часа после звонка")).toBeUndefined();
  expect(replacement("совсем одно", "другое дело")).toBeUndefined();
});

import { describe, expect, it } from "vitest";
import { compareContents } from "../../../content/redline/compare.ts";
import type { Piece, Run } from "../../../content/redline/shape.ts";
import { canonicalJson } from "../../../content/schema/canonical.ts";
import type { DocNode } from "../../../content/schema/document.ts";
import { parseMarkdown } from "../../../content/schema/markdown.ts";
import { through } from "../../../server/texts/documents.ts";

const canonical = (doc: DocNode) => JSON.parse(canonicalJson(through(doc).toJSON())) as DocNode;

function between(before: DocNode[], after: DocNode[]): string[] {
  const content = (nodes: DocNode[]) => {
    return { title: "Блок", notRequired: null, doc: canonical({ type: "doc", content: nodes }) };
  };
  return told(compareContents(content(before), content(after)).pieces);
}

/** The redline of two Markdown texts in shorthand. */
function read(before: string, after: string): string[] {
  return between(parseMarkdown(before).content ?? [], parseMarkdown(after).content ?? []);
}

function words(nodes: readonly DocNode[]): string {
  return nodes.map((node) => node.text ?? (node.content ? words(node.content) : `<${node.type}>`)).join("");
}

function line(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.kind === "break") return run.change === "inserted" ? "{+¶+}" : "{-¶-}";
      if (run.kind === "reformatted") return `{~${words(run.after)}~}`;
      const text = words(run.nodes);
      return run.kind === "same" ? text : run.kind === "inserted" ? `{+${text}+}` : `{-${text}-}`;
    })
    .join("");
}

/** Pieces as a person would mark them on paper; what did not change is a dot. */
function told(pieces: readonly Piece[], depth = ""): string[] {
  return pieces.flatMap((piece): string[] => {
    switch (piece.kind) {
      case "same":
        return [`${depth}·`];
      case "inserted":
        return [`${depth}+ ${words([piece.node])}`];
      case "deleted":
        return [`${depth}- ${words([piece.node])}`];
      case "left":
        return [`${depth}↗${piece.move} ${words([piece.node])}`];
      case "moved": {
        const [first = "", ...rest] = told([piece.piece], depth);
        return [`${depth}↘${piece.move} ${first.trim()}`, ...rest];
      }
      case "rewritten":
        return [`${depth}${line(piece.runs)}`];
      case "changed": {
        const changed = canonicalJson(piece.before) !== canonicalJson(piece.after);
        const named = Object.values(piece.after.attrs ?? {})
          .filter((value) => value !== "")
          .join(" ");
        const head = changed ? `${piece.after.type}! ${named}` : `${piece.after.type} ${named}`;
        return [`${depth}${head.trim()}`, ...told(piece.pieces, `${depth}  `)];
      }
    }
  });
}

const first = "Сделка переходит на следующий этап по событию клиента, а не по действию менеджера.";
const second = "Норма времени на этапе считается в рабочих днях, и её видит руководитель продаж.";
const third = "Отложенная сделка остаётся на своём этапе, пока менеджер не назначит дату возврата.";

describe("typing is marked by whole words", () => {
  it("in the middle of a paragraph, with the others untouched", () => {
    expect(read(`${first}\n\n${second}`, `${first}\n\n${second.replace("рабочих днях", "рабочих часах")}`)).toEqual([
      "·",
      "Норма времени на этапе считается в рабочих {-днях-}{+часах+}, и её видит руководитель продаж.",
    ]);
  });

  it("also for one letter of a word, and for numbers with their fractions", () => {
    expect(read("Отклик за 1,5 часа по договорам", "Отклик за 1,25 часа по договору")).toEqual([
      "Отклик за {-1,5-}{+1,25+} часа по {-договорам-}{+договору+}",
    ]);
  });

  it("as one replacement where only a space keeps two changed words apart", () => {
    expect(read("Ответ не позже двух часов после звонка", "Ответ не позже тридцати минут после звонка")).toEqual([
      "Ответ не позже {-двух часов-}{+тридцати минут+} после звонка",
    ]);
  });

  it("also where fewer words stand instead", () => {
    expect(read("Стоит на этапе в полтора раза дольше нормы", "Стоит на этапе вдвое дольше нормы")).toEqual([
      "Стоит на этапе {-в полтора раза-}{+вдвое+} дольше нормы",
    ]);
  });

  it("as a replaced whole where nothing is left of a paragraph", () => {
    expect(read(`${first}\n\n${second}`, `${first}\n\n${third}`)).toEqual(["·", `- ${second}`, `+ ${third}`]);
  });
});

describe("paragraphs", () => {
  it("split in two are one paragraph with a mark where it was split", () => {
    expect(read(`${first} ${second}`, `${first}\n\n${second}`)).toEqual([`${first}{- -}{+¶+}${second}`]);
  });

  it("joined are one paragraph with a struck mark, also when a word changed with it", () => {
    expect(read(`${first}\n\n${second}`, `${first} ${second.replace("днях", "часах")}`)).toEqual([
      `${first}{-¶-}{+ +}${second.replace("днях", "{-днях-}{+часах+}")}`,
    ]);
  });

  it("moved are told as moved, with what changed in them", () => {
    expect(read(`${first}\n\n${second}\n\n${third}`, `${third}\n\n${first}\n\n${second}`)).toEqual([
      "↘1 ·",
      "·",
      "·",
      `↗1 ${third}`,
    ]);
    const edited = third.replace("менеджер", "директор");
    expect(read(`${first}\n\n${second}\n\n${third}`, `${edited}\n\n${first}\n\n${second}`)).toEqual([
      `↘1 ${third.replace("менеджер", "{-менеджер-}{+директор+}")}`,
      "·",
      "·",
      `↗1 ${third}`,
    ]);
  });

  it("moved over a heading leave the heading where it is", () => {
    const [was, now] = [second, second.replace("рабочих", "календарных")];
    expect(
      read(
        `### Как есть\n\n${was}\n\n### Как будет\n\n${first}\n\n${third}`,
        `### Как есть\n\n${third}\n\n${now}\n\n### Как будет\n\n${first}`,
      ),
    ).toEqual(["·", "↘1 ·", second.replace("рабочих", "{-рабочих-}{+календарных+}"), "·", "·", `↗1 ${third}`]);
  });

  it("that became headings keep their words", () => {
    expect(read("Порядок работы отдела", "### Порядок работы отдела")).toEqual(["Порядок работы отдела"]);
  });

  it("inserted and deleted are marked whole", () => {
    expect(read(`${first}\n\n${third}`, `${first}\n\n${second}\n\n${third}`)).toEqual(["·", `+ ${second}`, "·"]);
    expect(read(`${first}\n\n${second}\n\n${third}`, `${first}\n\n${third}`)).toEqual(["·", `- ${second}`, "·"]);
  });
});

describe("formatting alone", () => {
  it("is told as formatting: no word is deleted or inserted", () => {
    expect(read("Срок — десять рабочих дней", "Срок — **десять рабочих** дней")).toEqual([
      "Срок — {~десять рабочих~} дней",
    ]);
  });
});

describe("lists", () => {
  it("are compared item by item", () => {
    expect(
      read("- звонок\n- встреча с клиентом\n- договор", "- звонок\n- встреча с партнёром\n- счёт\n- договор"),
    ).toEqual(["bulletList", "  ·", "  listItem", "    встреча с {-клиентом-}{+партнёром+}", "  + счёт", "  ·"]);
  });
});

const text = (value: string): DocNode[] => (value ? [{ type: "text", text: value }] : []);

function form(rows: [id: string, ...cells: string[]][]): DocNode {
  const cell = (value: string, at: number) => ({ type: "cell", attrs: { column: "abc"[at] }, content: text(value) });
  const content = rows.map(([id, ...cells]) => ({ type: "row", attrs: { id }, content: cells.map(cell) }));
  return { type: "form", attrs: { key: "b/f" }, content };
}

describe("rows of a form", () => {
  const lead: [string, ...string[]] = ["r1", "Квалификация", "1 день"];
  const offer: [string, ...string[]] = ["r2", "Подготовка предложения", "2 дня"];
  const deal: [string, ...string[]] = ["r3", "Договор", "5 дней"];

  it("are found by their ids and their cells by columns", () => {
    expect(between([form([lead, offer])], [form([lead, ["r2", "Подготовка предложения", "3 дня"]])])).toEqual([
      "form b/f table",
      "  ·",
      "  row r2 accepted",
      "    ·",
      "    {-2-}{+3+} дня",
    ]);
  });

  it("moved are told as moved", () => {
    expect(between([form([lead, offer, deal])], [form([deal, lead, offer])])).toEqual([
      "form b/f table",
      "  ↘1 ·",
      "  ·",
      "  ·",
      "  ↗1 Договор5 дней",
    ]);
  });

  it("that changed wholly are still the same rows; of other ids they are others", () => {
    expect(between([form([lead])], [form([["r1", "Закрытие", "сразу"]])])).toEqual([
      "form b/f table",
      "  row r1 accepted",
      "    {-Квалификация-}{+Закрытие+}",
      "    {-1 день-}{+сразу+}",
    ]);
    expect(between([form([lead, offer])], [form([lead, deal])])).toEqual([
      "form b/f table",
      "  ·",
      "  - Подготовка предложения2 дня",
      "  + Договор5 дней",
    ]);
  });
});

describe("free tables", () => {
  const before = "| Этап | Срок |\n|---|---|\n| Договор | 5 дней |\n| Оплата | 3 дня |";

  it("with a column put in show it in every row and nothing else", () => {
    const after = "| Этап | Кто | Срок |\n|---|---|---|\n| Договор | юрист | 5 дней |\n| Оплата | бухгалтер | 3 дня |";
    expect(read(before, after)).toEqual([
      "table",
      ...["Кто", "юрист", "бухгалтер"].flatMap((cell) => ["  tableRow", "    ·", `    + ${cell}`, "    ·"]),
    ]);
  });

  it("have their rows matched by words", () => {
    const after = "| Этап | Срок |\n|---|---|\n| Отгрузка | 1 день |\n| Договор | 7 дней |\n| Оплата | 3 дня |";
    const rows = read(before, after);
    expect(rows.slice(0, 3)).toEqual(["table", "  ·", "  + Отгрузка1 день"]);
    expect(rows.slice(3)).toEqual(["  tableRow", "    ·", "    tableCell 1  1", "      {-5-}{+7+} дней", "  ·"]);
  });
});

describe("requirements", () => {
  const card = (priority: string, statement: string, stage: string): DocNode => ({
    type: "requirement",
    attrs: { uuid: "u1", priority },
    content: [
      { type: "field", attrs: { name: "statement" }, content: text(statement) },
      { type: "field", attrs: { name: "stage" }, content: text(stage) },
    ],
  });

  it("are the same by their uuid and compared field by field, priority too", () => {
    const before = card("must", "Карточка открывается за 2 секунды", "Этап 1");
    expect(between([before], [card("should", "Карточка открывается за 1 секунду", "Этап 1")])).toEqual([
      "requirement! should u1",
      "  Карточка открывается за {-2 секунды-}{+1 секунду+}",
      "  ·",
    ]);
  });
});

describe("inline atoms", () => {
  it("are one token each, whatever they are", () => {
    const paragraph = (...content: DocNode[]): DocNode => ({ type: "paragraph", content });
    const lineBreak: DocNode = { type: "hardBreak" };
    const [one, two] = [text("Ответ за час")[0]!, text("в рабочее время")[0]!];
    expect(between([paragraph(one, two)], [paragraph(one, lineBreak, two)])).toEqual([
      "Ответ за {-часв-}{+час<hardBreak>в+} рабочее время",
    ]);
  });
});

describe("the work", () => {
  it("is bounded: a text of which nothing is left is replaced, not searched for hours", () => {
    const text = (seed: number) => Array.from({ length: 30_000 }, (_, i) => `слово${(i * seed) % 9973}`).join(" ");
    const paragraph = (seed: number) => ({ type: "paragraph", content: [{ type: "text", text: text(seed) }] });
    const side = (seed: number) => {
      return { title: "", notRequired: null, doc: { type: "doc", content: [paragraph(seed)] } };
    };
    expect(compareContents(side(7), side(11)).coarse).toBe(true);
  });
});

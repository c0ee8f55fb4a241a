import { describe, expect, test } from "vitest";
import type { DemoBlock } from "../../content/templates/format.ts";
import { blocks, demo } from "./real.ts";

/** Words of texts, cells and requirements; keys and ticks of matrices count for nothing. */
function words({ text = "", rows, card, requirements }: DemoBlock): number {
  const cells = [...Object.values(rows).flat(), ...Object.values(card)].flatMap((line) => Object.values(line));
  const statements = requirements.flatMap(({ statement, criterion }) => [statement, criterion]);
  return [text, ...cells, ...statements].join(" ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Everything a block says, as one string. */
function said(block: DemoBlock): string {
  return JSON.stringify(block).replace(/\u00a0/g, " ");
}

const names = { О: "responsible", У: "approves" } as const;

describe("the demonstration project", () => {
  test("says at least 8,000 words in texts and cells", () => {
    const total = [...demo.blocks.values()].reduce((sum, block) => sum + words(block), 0);
    expect(total).toBeGreaterThanOrEqual(8000);
  });

  test("is half finished: most blocks filled, some started, a few empty, no section silent", () => {
    const states = [...demo.blocks.values()].map((block) => block.state);
    const share = (state: string) => states.filter((other) => other === state).length / states.length;
    expect(share("filled")).toBeGreaterThan(0.6);
    expect(share("started")).toBeGreaterThan(0.05);
    expect(share("empty")).toBeGreaterThan(0.03);
    const silent = blocks.filter(({ section }) =>
      section.blocks.every((block) => demo.blocks.get(block.key)!.state === "empty"),
    );
    expect(silent).toEqual([]);
  });

  test.each(["marketing-funnel", "sales-funnel", "service-funnel"])("has a whole %s: required cells filled", (key) => {
    const form = blocks
      .find(({ block }) => block.key === key)!
      .block.forms.find((candidate) => candidate.kind === "table")!;
    const rows = demo.blocks.get(key)!.rows[form.key] ?? [];
    expect(rows.length).toBeGreaterThanOrEqual(6);
    const required = form.columns.filter((column) => column.required).map((column) => column.key);
    for (const row of rows) expect(Object.keys(row)).toEqual(expect.arrayContaining(required));
  });

  test.each(["raci", "access-matrix"])("has a whole %s: a value in every cell", (key) => {
    const form = blocks
      .find(({ block }) => block.key === key)!
      .block.forms.find((candidate) => candidate.kind === "matrix")!;
    const filled = demo.blocks.get(key)!.matrix[form.key]!;
    const missing = form.rows.filter((row) => form.columns.some((column) => !filled[row.key]?.[column.key]));
    expect(missing.map((row) => row.key)).toEqual([]);
  });

  test("names one responsible person a block in the matrix, the same as in the duties", () => {
    const accounts: Record<string, string> = { manager: "manager", "sales-head": "editor1", marketing: "editor2" };
    for (const [block, line] of Object.entries(demo.blocks.get("raci")!.matrix.raci!)) {
      const marked = Object.keys(line).filter((column) => line[column] === "О");
      expect(marked, `${names["О"]} for ${block}`).toHaveLength(1);
      expect(Object.values(line), `${names["У"]} ${block}`).toContain("У");
      const duty = demo.project.blocks[block];
      if (duty) expect(accounts[marked[0]!], block).toBe(duty.responsible);
    }
  });

  test("has the nine accounts that the demonstration promises", () => {
    expect(demo.project.people.map((person) => person.account)).toEqual([
      ...["owner", "manager", "editor1", "editor2", "approver1", "approver2", "observer"],
      ...["integrator-a", "integrator-b"],
    ]);
  });

  test("calls stages as the three funnels do", () => {
    const funnels = ["marketing-funnel", "sales-funnel", "service-funnel"].flatMap(
      (key) => demo.blocks.get(key)!.rows.stages!,
    );
    const stages = new Set(funnels.map((row) => String(row.stage)));
    const alien = [...demo.blocks].flatMap(([key, block]) =>
      [...said(block).matchAll(/[Ээ]тап[а-я]* «([^»]+)»/g)]
        .filter(([, name]) => !stages.has(name!))
        .map(([all]) => `${key}: ${all}`),
    );
    expect(alien).toEqual([]);
  });

  test("speaks of no requirement code: codes are given by the program", () => {
    const speaking = [...demo.blocks].filter(([, block]) => /ТЗ-[A-Z]{3}-\d/.test(said(block)));
    expect(speaking.map(([key]) => key)).toEqual([]);
  });

  test("gives one number for one thing wherever it is said", () => {
    const all = [...demo.blocks.values()].map(said).join("\n");
    const counts = (pattern: RegExp) => [...new Set([...all.matchAll(pattern)].map((match) => match[1]))];
    expect(counts(/(\d+ \d{3}) компаний(?:,| и) /g).filter((n) => n !== "1 260")).toEqual(["12 600"]);
    expect(counts(/(\d+ \d{3}) контакт/g)).toEqual(["21 300"]);
    expect(counts(/(\d+ 000) сделок/g).filter((n) => n !== "5 000")).toEqual(["28 000"]);
    expect(counts(/([\d ]+) открытых сдел/g).map((n) => n!.trim())).not.toContain("1 120");
    expect(counts(/(\d+) внутренни/g)).toEqual(["40"]);
    expect(counts(/(\d+ \d{3}) активных клиент/g)).toEqual(["1 900"]);
    expect(counts(/цикл[^.;\d]*— (\d+) дней/g)).toEqual(["45"]);
  });
});

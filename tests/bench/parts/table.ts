/** Printing the figures of a bench, and their quantiles. */

/** Prints rows under their headings, in columns. */
export function printTable(title: string, rows: Record<string, string | number>[]): void {
  const keys = Object.keys(rows[0]!);
  const cells = [keys, ...rows.map((row) => keys.map((key) => show(row[key]!)))];
  const widths = keys.map((_, i) => Math.max(...cells.map((line) => line[i]!.length)));
  const lines = cells.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
  );
  process.stdout.write(`\n${title}\n${lines.join("\n")}\n`);
}

function show(value: string | number): string {
  return typeof value === "number" ? value.toFixed(value < 10 ? 2 : 1) : value;
}

/** The value below which a part of them lies. */
export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** Says whether a figure keeps its target; one that does not makes the bench fail. */
export function judge(what: string, figure: number, most: number): void {
  const met = figure <= most;
  if (!met) process.exitCode = 1;
  process.stdout.write(`${met ? "met" : "MISSED"}: ${what} ${figure.toFixed(2)}, target ≤ ${most}\n`);
}

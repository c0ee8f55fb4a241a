/**
 * Columns over time as inline SVG of our own, with the table behind them. One stop of Tab; arrows, Home and End go from
 * column to column, each of which says its figures. Series differ by how they are filled, not by colour alone.
 */
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { DataTable, type DataTableProps } from "./data-table.tsx";

/** How the parts of a column are filled, from the bottom. */
const chartFills = ["solid", "hatched", "hollow"] as const;

export interface ChartColumn {
  key: string;
  /** Under the column. */
  label: string;
  /** What screen readers and the pointer are told of it. */
  words: string;
  /** From the bottom, in the order of `chartFills`. */
  parts: readonly number[];
}

interface ColumnChartProps {
  /** What the chart shows, in words. */
  label: string;
  columns: readonly ChartColumn[];
  /** What the parts are called. */
  series: readonly string[];
  table: DataTableProps;
}

const [height, top, bottom, left, step, thick] = [190, 30, 160, 34, 54, 30];

/** Round values for three lines over the axis. */
function scaleOf(most: number): number[] {
  const rough = Math.max(1, most) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = Math.max(
    1,
    [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough)!,
  );
  return [0, 1, 2, 3].map((line) => line * unit);
}

export function ColumnChart({ label, columns, series, table }: ColumnChartProps) {
  const id = useId();
  const hatch = `${id}hatch`;
  const totals = columns.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0));
  const lines = scaleOf(Math.max(...totals, 0));
  const most = lines.at(-1)!;
  const yOf = (value: number) => bottom - (value / most) * (bottom - top);
  const width = left + columns.length * step + 8;
  const { focusOf, onKeyDown } = useColumnKeys(columns.length);
  return (
    <figure className="ch">
      <div className="ch-scroll">
        <svg className="ch-svg" width={width} height={height} role="group" aria-label={label} onKeyDown={onKeyDown}>
          <Hatch id={hatch} />
          {lines.map((value) => (
            <g key={value} aria-hidden="true">
              <line
                className={value === 0 ? "ch-axis" : "ch-line"}
                x1={left}
                x2={width}
                y1={yOf(value)}
                y2={yOf(value)}
              />
              <text x={left - 8} y={yOf(value) + 4} textAnchor="end">
                {value}
              </text>
            </g>
          ))}
          {columns.map(({ key, label: under, words, parts }, at) => (
            <g key={key} role="img" aria-label={words} {...focusOf(at)}>
              <title>{words}</title>
              <rect className="ch-hit" x={left + at * step} y={top - 20} width={step} height={height - top + 20} />
              <Parts parts={parts} x={left + at * step + (step - thick) / 2} yOf={yOf} hatch={hatch} />
              <text className="ch-v" x={left + (at + 0.5) * step} y={yOf(totals[at]!) - 7} textAnchor="middle">
                {totals[at]}
              </text>
              <text x={left + (at + 0.5) * step} y={bottom + 18} textAnchor="middle">
                {under}
              </text>
            </g>
          ))}
        </svg>
      </div>
      <figcaption>
        <ul className="ch-legend" aria-hidden="true">
          {series.map((name, at) => (
            <li key={name}>
              <svg width="14" height="12">
                <Hatch id={`${hatch}${at}`} />
                <Part at={at} x={1} y={1} width={12} height={10} hatch={`${hatch}${at}`} />
              </svg>
              {name}
            </li>
          ))}
        </ul>
        <DataTable {...table} />
      </figcaption>
    </figure>
  );
}

function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="ch-under" width="5" height="5" />
        <rect className="ch-solid" width="2.2" height="5" />
      </pattern>
    </defs>
  );
}

interface PartsProps {
  parts: readonly number[];
  x: number;
  yOf(value: number): number;
  hatch: string;
}

/** The parts of a column, one on another, with a gap that tells them apart. */
function Parts({ parts, x, yOf, hatch }: PartsProps) {
  const below = (at: number) => parts.slice(0, at).reduce((sum, part) => sum + part, 0);
  return parts.map((part, at) => {
    const [y, foot] = [yOf(below(at) + part), yOf(below(at))];
    if (part === 0) return null;
    return <Part key={at} at={at} x={x} y={y} width={thick} height={Math.max(1.5, foot - y - 1.5)} hatch={hatch} />;
  });
}

interface PartProps {
  at: number;
  x: number;
  y: number;
  width: number;
  height: number;
  hatch: string;
}

function Part({ at, hatch, ...place }: PartProps) {
  const fill = chartFills[at];
  return <rect {...place} className={`ch-${fill}`} {...(fill === "hatched" && { fill: `url(#${hatch})` })} />;
}

/** One stop of Tab, and arrows between columns. */
function useColumnKeys(count: number) {
  const [current, setCurrent] = useState(count - 1);
  const places = useRef<(SVGGElement | null)[]>([]);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || to < 0 || to >= count) return;
    event.preventDefault();
    setCurrent(to);
    places.current[to]?.focus();
  };
  const focusOf = (at: number) => ({
    ref: (place: SVGGElement | null) => void (places.current[at] = place),
    tabIndex: at === Math.min(current, count - 1) ? 0 : -1,
    onFocus: () => setCurrent(at),
  });
  return { focusOf, onKeyDown };
}

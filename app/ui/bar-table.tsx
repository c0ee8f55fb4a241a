/** Bars by name: a table that is the chart itself, so that it needs none behind it. */
import type { ReactNode } from "react";

export interface Bar {
  key: string;
  name: ReactNode;
  /** The length of the bar: 1 is the whole width. */
  part: number;
  /** What stands in the columns of figures. */
  cells: readonly string[];
}

interface BarTableProps {
  label: string;
  /** What the names are, and what the figures are. */
  head: readonly [name: string, ...figures: string[]];
  bars: readonly Bar[];
}

export function BarTable({ label, head, bars }: BarTableProps) {
  const [name, ...figures] = head;
  return (
    <div className="ch-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="hb">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <td aria-hidden="true" />
            {figures.map((figure) => (
              <th key={figure} scope="col" className="num">
                {figure}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ key, name: title, part, cells }) => (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td aria-hidden="true">
                <svg className="hb-bar" viewBox="0 0 100 12" preserveAspectRatio="none">
                  <rect className="ch-solid" width={Math.max(part > 0 ? 1 : 0, Math.min(1, part) * 100)} height="12" />
                </svg>
              </td>
              {cells.map((cell, at) => (
                <td key={figures[at]} className="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

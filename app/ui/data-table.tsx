/** The table behind a chart: the same figures for those who read rather than look. */

export interface DataTableProps {
  /** What its fold says. */
  title: string;
  head: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
}

export function DataTable({ title, head, rows }: DataTableProps) {
  return (
    <details className="ch-table">
      <summary>{title}</summary>
      <div className="ch-scroll" tabIndex={0} role="group" aria-label={title}>
        <table className="ch-rows">
          <thead>
            <tr>
              {head.map((name, at) => (
                <th key={name} scope="col" className={at > 0 ? "num" : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={head[at + 1]} className="num">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Figures over time and by name, each with its table. */
import { BarTable } from "../ui/bar-table.tsx";
import { ColumnChart } from "../ui/column-chart.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Specimen } from "./specimen.tsx";

const months = ["сент.", "окт.", "нояб."];
const parts = [
  [2, 5, 1],
  [4, 3, 0],
  [1, 1, 2],
];
const series = ["Добавлено", "Изменено", "Исключено"];

export function Charts() {
  const rows = months.map((month, at) => [month, ...parts[at]!.map(String)]);
  const table = { title: "Числа таблицей", head: ["Месяц", ...series], rows };
  return (
    <>
      <Specimen name="ColumnChart">
        <ColumnChart
          label="Изменения по месяцам"
          columns={months.map((month, at) => ({
            ...{ key: month, label: month, parts: parts[at]! },
            words: `${month}: ${parts[at]!.join(", ")}`,
          }))}
          series={series}
          table={table}
        />
      </Specimen>
      <Specimen name="BarTable">
        <BarTable
          label="По причинам"
          head={["Причина", "Изменений"]}
          bars={[
            { key: "law", name: "Закон", part: 1, cells: ["4"] },
            { key: "need", name: "Новая потребность", part: 0.5, cells: ["2"] },
            { key: "error", name: "Ошибка", part: 0, cells: ["0"] },
          ]}
        />
      </Specimen>
      <Specimen name="DataTable">
        <DataTable {...table} />
      </Specimen>
    </>
  );
}

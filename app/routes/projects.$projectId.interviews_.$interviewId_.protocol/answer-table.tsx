/** Questions and answers of a protocol: the answer, how it is and how it should be, what hurts, what follows from it. */
import { useT } from "../../i18n/speech.tsx";
import type { ProtocolData } from "./route.tsx";

type Line = ProtocolData["interview"]["answers"][number]["lines"][number];

export function AnswerTable({ data: { interview, excerpts } }: { data: ProtocolData }) {
  const t = useT();
  const heads = [
    ...[t("interviews.number"), t("protocol.question"), t("protocol.answer"), t("interviews.mark.as-is")],
    ...[t("interviews.mark.to-be"), t("interviews.mark.pain"), t("protocol.follows")],
  ];
  return (
    <table className="tbl iv-answers">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {interview.answers.map(({ number, question, lines }) => {
          const codes = excerpts
            .filter((excerpt) => excerpt.question === question)
            .flatMap(({ links }) => links.flatMap(({ requirement }) => requirement?.code ?? []));
          const cells = [
            ...[String(number + 1), question || "—", wordsOf(lines, ""), wordsOf(lines, "as-is")],
            ...[wordsOf(lines, "to-be"), wordsOf(lines, "pain"), [...new Set(codes)].join(", ")],
          ];
          return (
            <tr key={number}>
              {cells.map((words, at) => (
                <td key={heads[at]} data-l={heads[at]} className="written">
                  {words || "—"}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function wordsOf(lines: readonly Line[], mark: Line["mark"]): string {
  return lines
    .filter((line) => line.mark === mark)
    .map(({ time, text }) => (time ? `[${time}] ${text}` : text))
    .join("\n");
}

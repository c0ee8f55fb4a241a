/** The heading of a table's column of buttons: read aloud only. */
import { useT } from "../i18n/speech.tsx";

export function DeedsHeading() {
  const t = useT();
  return (
    <th>
      <span className="vh">{t("table.deeds")}</span>
    </th>
  );
}

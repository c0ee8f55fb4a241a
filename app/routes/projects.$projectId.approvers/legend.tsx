/** What the marks of the matrix mean. */
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import { choiceIcons, choiceWords, progressLooks } from "./words.ts";

const choices = ["mandatory", "advisory"] as const;
const shown = ["waiting", "later", "agreed", "agreed-with-remarks", "rejected"] as const;

export function Legend() {
  const t = useT();
  return (
    <ul className="mx-legend" aria-label={t("approvers.legend")}>
      {choices.map((choice) => (
        <li key={choice}>
          <span className={`mx-m ${choice}`}>
            <Icon of={choiceIcons[choice]} />
          </span>
          {t(choiceWords[choice])}
        </li>
      ))}
      {shown.map((progress) => {
        const { icon, tone, word } = progressLooks[progress];
        return (
          <li key={progress}>
            <StatusMark icon={icon} tone={tone} word={t(word)} />
          </li>
        );
      })}
    </ul>
  );
}

/** A block in which nobody has written yet: its first question, whom to ask, and the way to answer. */
import { Link } from "@remix-run/react";
import MessagesSquare from "lucide-react/icons/messages-square";
import { useState } from "react";
import type { FirstQuestion } from "../../../server/domain/answers/steps.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Icon } from "../../ui/icon.tsx";

export function EmptyBlock({ blockId, asked }: { blockId: string; asked: FirstQuestion | undefined }) {
  const t = useT();
  // The questions are in the language of the document.
  const { language } = useProject();
  // It stays while the page is open: what goes would pull the text from under whoever writes his first words.
  const [first] = useState(asked);
  if (!first) return null;
  return (
    <div className="teach">
      <div>
        <p>{t("block.askFirst", { who: first.who.join(", ") })}</p>
        <ol>
          <li className="written" lang={language}>
            {t("block.firstQuestion", { question: first.question })}
          </li>
        </ol>
      </div>
      <div className="acts">
        <AnswerLink blockId={blockId} main />
      </div>
    </div>
  );
}

export function AnswerLink({ blockId, main }: { blockId: string; main?: boolean }) {
  const t = useT();
  return (
    <Link className={main ? "btn pri" : "btn"} to={`blocks/${blockId}/answers`}>
      <Icon of={MessagesSquare} />
      {t("block.answer")}
    </Link>
  );
}

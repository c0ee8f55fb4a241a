/** Two answers at one place: what a colleague wrote while the person typed, and the three ways on (R5). */
import { useT } from "../../i18n/speech.tsx";
import { Actions, Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import type { Theirs } from "./queries.ts";
import type { Saving } from "./use-saving.ts";

export function Meanwhile({ theirs, saving }: { theirs: Theirs; saving: Saving }) {
  const t = useT();
  return (
    <Note tone="warn" announced>
      <p>{t("answers.changed")}</p>
      <blockquote className="written">{theirs.text || t("answers.emptied")}</blockquote>
      {/* Without scripts the buttons send the form with what is seen by now. */}
      <Actions>
        <Button
          type="submit"
          name="append"
          value={theirs.name}
          size="small"
          onClick={(event) => settle(event, () => saving.decide(true))}
        >
          {t("answers.keepBoth")}
        </Button>
        <Button size="small" onClick={() => saving.decide(false)}>
          {t("answers.keepMine")}
        </Button>
        <Button size="small" onClick={saving.yield}>
          {t("answers.keepTheirs")}
        </Button>
      </Actions>
    </Note>
  );
}

function settle(event: { preventDefault(): void }, decide: () => void): void {
  event.preventDefault();
  decide();
}

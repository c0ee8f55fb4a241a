/** Two answers at one place: what a colleague wrote while the person typed, and the three ways on (R5). */
import { useT } from "../../i18n/speech.tsx";
import { useSearchParams } from "@remix-run/react";
import type { SyntheticEvent } from "react";
import { Actions, Button, LinkButton } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import type { Theirs } from "./queries.ts";
import type { Saving } from "./use-saving.ts";

export function Meanwhile({ theirs, saving }: { theirs: Theirs; saving: Saving }) {
  const t = useT();
  const [asked] = useSearchParams();
  // Without scripts the buttons send the form with what has been seen by now.
  const instead = (decide: () => void) => (event: SyntheticEvent) => {
    event.preventDefault();
    decide();
  };
  return (
    <Note tone="warn" announced>
      <p>{t("answers.changed")}</p>
      <blockquote className="written">{theirs.text || t("answers.emptied")}</blockquote>
      <input type="hidden" name="append" value={theirs.name} />
      <Actions>
        <Button type="submit" name="intent" value="append" size="small" onClick={instead(() => saving.decide(true))}>
          {t("answers.keepBoth")}
        </Button>
        <Button type="submit" name="intent" value="next" size="small" onClick={instead(() => saving.decide(false))}>
          {t("answers.keepMine")}
        </Button>
        <LinkButton size="small" to={`?${asked.toString()}`} onClick={instead(saving.yield)}>
          {t("answers.keepTheirs")}
        </LinkButton>
      </Actions>
    </Note>
  );
}

/** The discussions of a request: of all of it, and of words that somebody has selected in the text being written. */
import MessageSquare from "lucide-react/icons/message-square";
import { useCallback, useEffect, useState } from "react";
import { useSearchParams } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { Composer } from "../../talk/composer.tsx";
import DraftPlace from "../../talk/draft-place.tsx";
import type { Choice } from "../../talk/places.ts";
import { ShowLinks } from "../../talk/show-links.tsx";
import type { TalkThread } from "../../talk/shown-threads.ts";
import { TalkList } from "../../talk/talk-list.tsx";
import { placeWords, threadAnchor } from "../../talk/thread.tsx";
import { TalkAddress } from "../../talk/use-talk-form.ts";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import { useProject } from "../../project/use-project.ts";
import type { ChangePage } from "./queries.ts";

interface Draft {
  blockId: string;
  choices: readonly Choice[];
}

/** The words selected in one of the texts of the page; what reads them comes with the editor, not with the page. */
async function selectedWords(): Promise<Draft | undefined> {
  const { chosenIn } = await import("../../talk/selected.ts");
  const selection = document.getSelection();
  const node = selection?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  const text = element?.closest<HTMLElement>("[data-fork]");
  const blockId = text?.dataset.fork;
  if (!selection || !text || !blockId) return undefined;
  const chosen = chosenIn(text, selection);
  return chosen?.range ? { blockId, choices: chosen.choices.filter(({ kind }) => kind !== "block") } : undefined;
}

export default function ChangeTalk({ page: { talk, sendKey, fields, rights } }: { page: ChangePage }) {
  const t = useT();
  const { id } = useProject();
  const [asked] = useSearchParams();
  const [draft, begin] = useState<Draft | null>(null);
  const [isNothing, tellNothing] = useState(false);
  const path = `/projects/${id}/changes/${fields.number}`;
  const address = useCallback(() => `${path}?${asked.toString()}`, [path, asked]);
  const { on } = talk;
  // The address names it, but it came later than the page.
  useEffect(() => {
    if (on !== null) document.getElementById(threadAnchor(on))?.scrollIntoView({ block: "center" });
  }, [on]);
  const drop = () => begin(null);
  const discuss = async () => {
    // Without the network there is nothing to send either.
    const chosen = await selectedWords().catch(() => undefined);
    tellNothing(!chosen);
    begin(chosen ?? null);
  };
  return (
    <TalkAddress.Provider value={address}>
      <ShowLinks chosen={talk.show} addressOf={(show) => `?show=${show}#talk`} />
      <TalkList
        talk={talk}
        blockId=""
        on={talk.on}
        sendKey={sendKey}
        placeOf={(thread) => <PlaceOf thread={thread} />}
      />
      {rights.edit && (
        <div className="row wrap">
          <Button
            icon={MessageSquare}
            size="small"
            // The selection stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void discuss()}
          >
            {t("changeTalk.words")}
          </Button>
          <span className="hint">{t("changeTalk.wordsHint")}</span>
        </div>
      )}
      {isNothing && <Note tone="warn">{t("changeTalk.nothingSelected")}</Note>}
      <Composer
        blockId={draft?.blockId ?? ""}
        keptAs={`ЗИ-${fields.number}`}
        label={t(draft ? "talk.writeAbout" : "changeTalk.write")}
        sendKey={sendKey}
        focus={draft}
        onSent={drop}
        onEscape={drop}
      >
        {draft && <DraftPlace draft={draft} onDrop={drop} />}
      </Composer>
    </TalkAddress.Provider>
  );
}

function PlaceOf({ thread: { kind, quote } }: { thread: TalkThread }) {
  const t = useT();
  return kind === "block" ? null : <p className="on-text">{quote || t(placeWords[kind])}</p>;
}

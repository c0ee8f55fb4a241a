/** Wakes the page: loads the messages of the page's language, then hydrates. */
import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Language, Theme } from "../server/db/schema.ts";
import { FrameContext } from "./frame.tsx";
import { SpeechContext, WholeSpeech } from "./i18n/speech.tsx";
import { messagesOf, otherRooms, roomsOf } from "./i18n/tables.ts";
import { createGrowingTranslate } from "./i18n/translator.ts";
import { letLooksWait } from "./offline.ts";

const { lang, dataset } = document.documentElement;
const language: Language = lang === "en" ? "en" : "ru";
const frame = { nonce: "", theme: (dataset.theme ?? "system") as Theme, errorId: dataset.errorId };

/** The page wakes with its own messages; whoever goes on from it waits for the others, which come meanwhile. */
async function wake(): Promise<void> {
  const { pathname } = location;
  const { t, learn } = createGrowingTranslate(language, await messagesOf(language, ["first", ...roomsOf(pathname)]));
  const speech = { language, t };
  let learnt: Promise<void> | undefined;
  function learnAll(): Promise<void> {
    learnt ??= messagesOf(language, otherRooms(pathname)).then(learn, (error: unknown) => {
      // The next one who needs them asks anew.
      learnt = undefined;
      throw error;
    });
    return learnt;
  }
  letLooksWait(learnAll);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <SpeechContext.Provider value={speech}>
          <WholeSpeech.Provider value={learnAll}>
            <FrameContext.Provider value={frame}>
              <RemixBrowser />
            </FrameContext.Provider>
          </WholeSpeech.Provider>
        </SpeechContext.Provider>
      </StrictMode>,
    );
  });
  learnAll().catch(() => undefined);
}

void wake();

/** Wakes the page: loads the messages of the page's language, then hydrates. */
import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Language, Theme } from "../server/db/schema.ts";
import { FrameContext } from "./frame.tsx";
import { SpeechContext } from "./i18n/speech.tsx";
import { createTranslate } from "./i18n/translator.ts";
import { letLooksWait } from "./offline.ts";

async function loadMessages(language: Language): Promise<Record<string, string>> {
  return language === "en" ? (await import("./i18n/en.ts")).en : (await import("./i18n/ru.ts")).ru;
}

const { lang, dataset } = document.documentElement;
const language: Language = lang === "en" ? "en" : "ru";
const frame = { nonce: "", theme: (dataset.theme ?? "system") as Theme, errorId: dataset.errorId };

letLooksWait();
void loadMessages(language).then((messages) => {
  const speech = { language, t: createTranslate(language, messages) };
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <SpeechContext.Provider value={speech}>
          <FrameContext.Provider value={frame}>
            <RemixBrowser />
          </FrameContext.Provider>
        </SpeechContext.Provider>
      </StrictMode>,
    );
  });
});

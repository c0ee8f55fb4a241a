/** Wakes the page: loads the messages of the page's language, then hydrates. */
import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import type { Language, Theme } from "../server/db/schema.ts";
import { FrameContext } from "./frame.tsx";
import { SpeechContext } from "./i18n/speech.tsx";
import { createGrowingTranslate } from "./i18n/translator.ts";
import { letLooksWait } from "./offline.ts";

type Table = Record<string, string>;

async function firstMessages(language: Language): Promise<Table> {
  return language === "en"
    ? (await import("./i18n/en-first.ts")).enFirst
    : (await import("./i18n/ru-first.ts")).ruFirst;
}

async function laterMessages(language: Language): Promise<Table> {
  return language === "en"
    ? (await import("./i18n/en-later.ts")).enLater
    : (await import("./i18n/ru-later.ts")).ruLater;
}

const { lang, dataset } = document.documentElement;
const language: Language = lang === "en" ? "en" : "ru";
const frame = { nonce: "", theme: (dataset.theme ?? "system") as Theme, errorId: dataset.errorId };

/** The largest page wakes with its own messages; whoever goes on from it waits for the others, which come meanwhile. */
const isDocument = /^\/projects\/[^/]+\/?$/.test(location.pathname);

async function wake(): Promise<void> {
  const [first, rest] = await Promise.all([firstMessages(language), isDocument ? undefined : laterMessages(language)]);
  const { t, learn } = createGrowingTranslate(language, { ...first, ...rest });
  const speech = { language, t };
  let learnt = rest && Promise.resolve();
  function learnAll(): Promise<void> {
    learnt ??= laterMessages(language).then(learn, (error: unknown) => {
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
          <FrameContext.Provider value={frame}>
            <RemixBrowser />
          </FrameContext.Provider>
        </SpeechContext.Provider>
      </StrictMode>,
    );
  });
  learnAll().catch(() => undefined);
}

void wake();

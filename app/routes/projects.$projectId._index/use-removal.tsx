/** Removing blocks and sections: the form outlives what it removes, so that the page can offer the way back. */
import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { doneOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { useToast } from "../../ui/toasts.tsx";
import type { DocumentDone } from "./document-action.ts";
import { useDocumentForm } from "./document-form.ts";

type Removal = ReturnType<typeof useDocumentForm>;

const RemovalContext = createContext<Removal | null>(null);

/** The form that removes; `failure` may be another thing's: it names its `block` or `section`. */
export function useRemoval(): Removal {
  const removal = useContext(RemovalContext);
  if (!removal) throw new Error("nothing can be removed outside of the document's page");
  return removal;
}

export function RemovalProvider({ children }: { children: ReactNode }) {
  const t = useT();
  const toast = useToast();
  const form = useDocumentForm();
  const { fetcher, action } = form;
  const told = useRef<unknown>(null);
  // Goes by the answer alone: a busy page may draw nothing between the press and the answer.
  const answer = fetcher.state === "idle" ? doneOf<DocumentDone>(fetcher.data) : undefined;
  useEffect(() => {
    const intent = answer?.done.intent;
    if (!answer || answer === told.current || (intent !== "removal" && intent !== "section-removal")) return;
    told.current = answer;
    const of = intent === "removal" ? "block" : "section";
    const back = { intent: intent === "removal" ? "restore" : "section-restore", [of]: answer.done[of] ?? "" };
    toast({
      text: t(intent === "removal" ? "structure.blockRemoved" : "structure.sectionRemoved"),
      undo: { title: t("outline.undo"), run: () => void fetcher.submit(back, { method: "post", action }) },
    });
  }, [answer, fetcher, action, t, toast]);
  return <RemovalContext.Provider value={form}>{children}</RemovalContext.Provider>;
}

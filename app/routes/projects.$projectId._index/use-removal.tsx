/** Removing blocks and sections: the form outlives what it removes, so that the page can offer the way back. */
import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { useToast } from "../../ui/toasts.tsx";
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
  const sent = useRef<FormData | null>(null);
  useEffect(() => {
    if (fetcher.formData) sent.current = fetcher.formData;
    const done = fetcher.state === "idle" ? sent.current : null;
    if (!done) return;
    sent.current = null;
    const intent = done.get("intent");
    if (failureOf(fetcher.data) || (intent !== "removal" && intent !== "section-removal")) return;
    const of = intent === "removal" ? "block" : "section";
    const back = { intent: intent === "removal" ? "restore" : "section-restore", [of]: String(done.get(of)) };
    toast({
      text: t(intent === "removal" ? "structure.blockRemoved" : "structure.sectionRemoved"),
      undo: { title: t("outline.undo"), run: () => void fetcher.submit(back, { method: "post", action }) },
    });
  }, [fetcher, action, t, toast]);
  return <RemovalContext.Provider value={form}>{children}</RemovalContext.Provider>;
}

/** Says that a form was carried out: as a notification, and without JavaScript as a note on the page. */
import { useEffect, useState } from "react";
import { Note } from "./note.tsx";
import { useToast } from "./toasts.tsx";

/** @param answer the action's answer, new with each submission; @param text what was done, or undefined */
export function Done({ answer, text }: { answer: unknown; text: string | undefined }) {
  const toast = useToast();
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    if (text) toast({ text });
  }, [answer, text, toast]);
  if (!text || alive) return null;
  return (
    <Note tone="ok" announced>
      {text}
    </Note>
  );
}

/** The form's answers saved as they are given: by the API, since a broken line must not take the page away. */
import { useEffect, useRef, useState } from "react";
import { createAnswerSaver, type AnswerSaver, type SaveAnswer, type SaveState } from "../../answer-saver.ts";
import { answerOfForm, questionOfField } from "./form-answers.ts";

/** The key under which the choice of consent is saved. */
export const consentKey = "consent";

interface Progress {
  answered: number;
  of: number;
}

export interface AnswerSaving {
  /** False without scripts: then nothing saves itself. */
  alive: boolean;
  form: React.RefObject<HTMLFormElement>;
  /** By question, and by `consentKey`. */
  states: ReadonlyMap<string, SaveState>;
  progress: Progress;
  /** A field of the form was changed. */
  changed(field: string): void;
  /** A field was left: what waits is saved at once. */
  left(): void;
}

const fieldsOf = (form: HTMLFormElement) =>
  Object.fromEntries([...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === "string"));

async function send(form: HTMLFormElement | null, token: string, key: string): Promise<SaveAnswer<Progress>> {
  const fields = form ? fieldsOf(form) : {};
  const given =
    key === consentKey ? { answers: [], consent: fields[consentKey] ?? "" } : { answers: [answerOfForm(fields, key)] };
  const answer = await fetch("/api/v1/questionnaire/answers", {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, ...given }),
    // It goes on when the page is left.
    keepalive: true,
  }).catch(() => undefined);
  // A server that is being restarted answers later.
  if (!answer || answer.status >= 500) return "unreached";
  const said: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return said as Progress;
  return { refusal: (said as { error?: { message?: string } } | undefined)?.error?.message ?? "" };
}

/** @param start how far the respondent had come when he opened the form */
export function useAnswerSaving(token: string, start: Progress): AnswerSaving {
  const form = useRef<HTMLFormElement>(null);
  const saver = useRef<AnswerSaver>();
  const [alive, setAlive] = useState(false);
  const [states, setStates] = useState<ReadonlyMap<string, SaveState>>(new Map());
  const [progress, setProgress] = useState(start);
  useEffect(() => {
    setAlive(true);
    const own = createAnswerSaver({
      send: (key) => send(form.current, token, key),
      tell: (key, state) => setStates((told) => new Map(told).set(key, state)),
      progress: setProgress,
    });
    saver.current = own;
    const flush = () => own.flush();
    const events = ["online", "pagehide"] as const;
    for (const event of events) window.addEventListener(event, flush);
    return () => {
      own.stop();
      for (const event of events) window.removeEventListener(event, flush);
    };
  }, [token]);
  return {
    ...{ alive, form, states, progress },
    changed: (field) => {
      const key = field === consentKey ? consentKey : questionOfField(field);
      if (key !== undefined) saver.current?.changed(key);
    },
    left: () => saver.current?.flush(),
  };
}

/** Answers save themselves as they are typed, by the API: a broken line must not take the page away. */
import { useParams } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent, type RefObject } from "react";
import type { AnswerRow } from "../../../server/domain/answers/field-reading.ts";
import { createAnswerSaver, type AnswerSaver, type SaveAnswer, type SaveState } from "../../answer-saver.ts";
import { fieldsOf, givenFrom, nameOf } from "./given.ts";
import type { ShownStep, Theirs } from "./queries.ts";

interface Stands {
  fields: { row: string; column: string; text: string; seen: string }[];
}

export interface Saving {
  form: RefObject<HTMLFormElement>;
  /** By the names of fields. */
  states: ReadonlyMap<string, SaveState>;
  /** What the person has seen of each field: sent with what he types. */
  seen: ReadonlyMap<string, string>;
  /** What a colleague has answered meanwhile. */
  theirs: Theirs | undefined;
  typed(event: FormEvent): void;
  left(): void;
  /** The person has decided over two answers. @param append both stay, his behind the other */
  decide(append: boolean): void;
  /** Takes the colleague's. */
  yield(): void;
}

/** @param refused what the form's own sending was told */
export function useSaving(step: ShownStep, rows: AnswerRow[], refused: Theirs | undefined): Saving {
  const { projectId, blockId } = useParams();
  const path = `/api/v1/projects/${projectId}/blocks/${blockId}/answers`;
  const form = useRef<HTMLFormElement>(null);
  const saver = useRef<AnswerSaver>();
  const [states, setStates] = useState<ReadonlyMap<string, SaveState>>(new Map());
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(() => seenIn(rows));
  const [theirs, setTheirs] = useState(refused);
  const stamps = useRef(seen);
  stamps.current = seen;
  const append = useRef("");
  useEffect(() => {
    if (refused) setTheirs(refused);
  }, [refused]);
  useEffect(() => {
    async function send(name: string): Promise<SaveAnswer<Stands>> {
      const given = form.current ? givenFrom(fieldsOf(form.current), append.current) : [];
      const fields = given
        .filter((field) => nameOf(field) === name)
        .map((field) => ({ ...field, seen: stamps.current.get(name) ?? field.seen }));
      const answer = await ask(`${path}/${step.number}`, { method: "PUT", body: JSON.stringify({ fields }) });
      // A server that is being restarted answers later.
      if (!answer || answer.status >= 500) return "unreached";
      if (answer.ok) return (await answer.json()) as Stands;
      const said = (await answer.json().catch(() => undefined)) as { error?: { code?: string; message?: string } };
      if (said?.error?.code === "answer-changed") setTheirs(await standing(path, step.number, name));
      return { refusal: said?.error?.message ?? "" };
    }
    const own = createAnswerSaver<Stands>({
      send,
      tell: (name, state) => setStates((told) => new Map(told).set(name, state)),
      progress: ({ fields }) => {
        append.current = "";
        setTheirs((other) => (other && fields.some((field) => nameOf(field) === other.name) ? undefined : other));
        setSeen((was) => new Map([...was, ...fields.map((field) => [nameOf(field), field.seen] as const)]));
      },
    });
    saver.current = own;
    const flush = () => own.flush();
    const events = ["online", "pagehide"] as const;
    for (const event of events) window.addEventListener(event, flush);
    return () => {
      own.flush();
      own.stop();
      for (const event of events) window.removeEventListener(event, flush);
    };
  }, [path, step.number]);
  const changed = (name: string) => saver.current?.changed(name);
  return {
    ...{ form, states, seen, theirs },
    typed: ({ target }) => {
      const name = fieldOfInput((target as HTMLInputElement).name);
      if (name !== undefined && name !== theirs?.name) changed(name);
    },
    left: () => saver.current?.flush(),
    decide(both) {
      if (!theirs) return;
      append.current = both ? theirs.name : "";
      stamps.current = new Map(stamps.current).set(theirs.name, theirs.seen);
      setSeen(stamps.current);
      changed(theirs.name);
      saver.current?.flush();
    },
    yield() {
      if (!theirs) return;
      setSeen(new Map(seen).set(theirs.name, theirs.seen));
      setStates((told) => new Map([...told].filter(([name]) => name !== theirs.name)));
      const field = form.current?.elements.namedItem(`text:${theirs.name}`);
      if (field instanceof HTMLElement && "value" in field) field.value = theirs.text;
      setTheirs(undefined);
    },
  };
}

function seenIn(rows: AnswerRow[]): Map<string, string> {
  return new Map(rows.flatMap(({ fields }) => fields.map((field) => [nameOf(field), field.seen] as const)));
}

/** The field that an input belongs to. */
function fieldOfInput(name: string): string | undefined {
  return /^(?:text|pick):([^|]*)/.exec(name)?.[1];
}

function ask(address: string, init: RequestInit = {}): Promise<Response | undefined> {
  // It goes on when the page is left.
  const headers = { "content-type": "application/json" };
  return fetch(address, { ...init, headers, keepalive: true }).catch(() => undefined);
}

/** What stands in a field now. */
async function standing(path: string, number: number, name: string): Promise<Theirs | undefined> {
  const answer = await ask(path);
  if (!answer?.ok) return undefined;
  const { steps } = (await answer.json()) as { steps: { number: number; rows: AnswerRow[] }[] };
  const fields = steps.find((step) => step.number === number)?.rows.flatMap((row) => row.fields);
  const field = fields?.find((each) => nameOf(each) === name);
  return field && { name, text: field.text, seen: field.seen };
}

/** Where a message is written: «@» offers the members, «#» blocks and requirements, Ctrl+Enter sends. */
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useT } from "../i18n/speech.tsx";
import { callingIn, useOffers, type Calling } from "./offers.ts";
import { FieldError, type FormFailure } from "../ui/field.tsx";

/** As the domain has it. */
const longest = 4000;

interface WordsFieldProps {
  field: RefObject<HTMLTextAreaElement>;
  label: string;
  /** What stood there before it is changed. */
  written?: string;
  failure: FormFailure | undefined;
  rows?: number;
  describedBy?: string | undefined;
  onEscape?: (() => void) | undefined;
  /** Hears that the words have changed. */
  onWords?: () => void;
}

export function WordsField({
  field,
  label,
  written,
  failure,
  rows = 3,
  describedBy,
  onEscape,
  onWords,
}: WordsFieldProps) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState<Calling>();
  const offers = useOffers(open);
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const error =
    failure && ["comment", "mentions"].includes(failure.error.field ?? "") ? failure.error.message : undefined;
  const look = () => {
    setOpen(field.current ? callingIn(field.current) : undefined);
    setIndex(0);
  };
  const pick = (name: string) => {
    const text = field.current;
    if (!text || !open) return;
    text.setRangeText(`${name} `, open.from, text.selectionStart, "end");
    setOpen(undefined);
    onWords?.();
    text.focus();
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return field.current?.form?.requestSubmit();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offers.length > 0 && step) setIndex((index + step + offers.length) % offers.length);
    else if (offers.length > 0 && ["Enter", "Tab"].includes(event.key)) pick(offers[index]!.name);
    else if (event.key === "Escape" && offers.length > 0) setOpen(undefined);
    else if (event.key === "Escape" && onEscape) onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const described = [error && `${id}-error`, describedBy].filter(Boolean).join(" ") || undefined;
  return (
    <div className="f words">
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        name="comment"
        className={error ? "field bad" : "field"}
        rows={rows}
        required
        maxLength={longest}
        placeholder={label}
        defaultValue={failure?.values.comment ?? written}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        aria-autocomplete="list"
        aria-controls={offers.length > 0 ? `${id}-list` : undefined}
        aria-activedescendant={offers.length > 0 ? `${id}-${index}` : undefined}
        onInput={() => {
          look();
          onWords?.();
        }}
        onClick={look}
        onKeyDown={press}
        onBlur={() => setOpen(undefined)}
      />
      {offers.length > 0 && (
        <ul
          className="call-offers"
          role="listbox"
          id={`${id}-list`}
          aria-label={t(open?.sign === "#" ? "talk.things" : "talk.members")}
          ref={list}
        >
          {offers.map(({ id: offered, name, more }, at) => (
            <li
              key={offered}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === index}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(name)}
            >
              {name}
              {more && <small>{more}</small>}
            </li>
          ))}
        </ul>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** Where a message is written: «@» offers the members, Ctrl+Enter sends. */
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { insideRoles } from "../../server/domain/people.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";
import { FieldError, type FormFailure } from "../ui/field.tsx";

/** How many members are offered at once. */
const most = 6;
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
}

/** The name that is being written right before the cursor, behind its sign. */
function asked(field: HTMLTextAreaElement): { from: number; query: string } | undefined {
  const before = field.value.slice(0, field.selectionStart);
  const [, query] = /(?:^|[\s(«"])@([\p{L}\p{N}-]{0,40}(?: [\p{L}\p{N}-]{0,40})?)$/u.exec(before) ?? [];
  return query === undefined ? undefined : { from: before.length - query.length, query };
}

function useOffers() {
  const { members } = useProject();
  return (query: string) => {
    const sought = query.toLocaleLowerCase();
    const answers = (name: string) => {
      const low = name.toLocaleLowerCase();
      return low.startsWith(sought) || low.split(" ").some((word) => word.startsWith(sought));
    };
    const group = members.filter(({ role, name }) => insideRoles.includes(role) && answers(name));
    return group.filter(({ name }) => name.toLocaleLowerCase() !== sought).slice(0, most);
  };
}

export function WordsField({ field, label, written, failure, rows = 3, describedBy, onEscape }: WordsFieldProps) {
  const t = useT();
  const id = useId();
  const offersFor = useOffers();
  const [open, setOpen] = useState<{ from: number; query: string }>();
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const offers = open ? offersFor(open.query) : [];
  const error =
    failure && ["comment", "mentions"].includes(failure.error.field ?? "") ? failure.error.message : undefined;
  const look = () => {
    setOpen(field.current ? asked(field.current) : undefined);
    setIndex(0);
  };
  const pick = (name: string) => {
    const text = field.current;
    if (!text || !open) return;
    text.setRangeText(`${name} `, open.from, text.selectionStart, "end");
    setOpen(undefined);
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
        onInput={look}
        onClick={look}
        onKeyDown={press}
        onBlur={() => setOpen(undefined)}
      />
      {offers.length > 0 && (
        <ul className="call-offers" role="listbox" id={`${id}-list`} aria-label={t("talk.members")} ref={list}>
          {offers.map(({ id: member, name, position }, at) => (
            <li
              key={member}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === index}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(name)}
            >
              {name}
              {position && <small>{position}</small>}
            </li>
          ))}
        </ul>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

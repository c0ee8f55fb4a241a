/** One choice of a few, each as a card with a title and a note; native radios inside. */
import type { LucideIcon } from "lucide-react";
import { Icon } from "./icon.tsx";
import type { Tone } from "./marks.tsx";

export interface Card {
  value: string;
  title: string;
  note?: string | undefined;
  icon?: LucideIcon;
  /** The colour of the icon. */
  tone?: Tone;
}

interface RadioCardsProps {
  name: string;
  cards: readonly Card[];
  defaultValue?: string | undefined;
  /** Two in a row instead of three. */
  two?: boolean;
  onChoose?: (value: string) => void;
}

/** Stands inside a fieldset whose legend asks the question. */
export function RadioCards({ name, cards, defaultValue, two, onChoose }: RadioCardsProps) {
  return (
    <div className={two ? "opt two" : "opt"}>
      {cards.map(({ value, title, note, icon, tone }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === defaultValue}
            onChange={() => onChoose?.(value)}
          />
          <b>
            {icon && (
              <span className={tone && `st-${tone}`}>
                <Icon of={icon} />{" "}
              </span>
            )}
            {title}
          </b>
          {note && <small>{note}</small>}
        </label>
      ))}
    </div>
  );
}

/** One choice of a few short words in a row. */
export function Segments({ name, cards, defaultValue, label }: RadioCardsProps & { label: string }) {
  return (
    <fieldset className="f">
      <legend className="lab">{label}</legend>
      <div className="seg">
        {cards.map(({ value, title }) => (
          <label key={value}>
            <input className="vh" type="radio" name={name} value={value} defaultChecked={value === defaultValue} />
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

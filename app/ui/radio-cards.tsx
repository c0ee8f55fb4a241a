/** One choice of a few, each as a card with a title and a note; native radios inside. */
export interface Card {
  value: string;
  title: string;
  note?: string | undefined;
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
      {cards.map(({ value, title, note }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            defaultChecked={value === defaultValue}
            onChange={() => onChoose?.(value)}
          />
          <b>{title}</b>
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

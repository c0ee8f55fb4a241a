/** Many of a list to tick: blocks, people. */
import { Check } from "../ui/check.tsx";
import type { Option } from "../ui/field.tsx";

interface TicksProps {
  title: string;
  prefix: string;
  options: readonly Option[];
  chosen: readonly string[];
}

/** @param prefix of the fields' names, which end with the values */
export function Ticks({ title, prefix, options, chosen }: TicksProps) {
  return (
    <fieldset className="iv-ticks">
      <legend className="lab">{title}</legend>
      <div className="iv-ticks-in" tabIndex={0} role="group" aria-label={title}>
        {options.map(({ value, label }) => (
          <Check key={value} name={`${prefix}${value}`} label={label} defaultChecked={chosen.includes(value)} />
        ))}
      </div>
    </fieldset>
  );
}

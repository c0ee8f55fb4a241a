/** The list under the field of the palette: groups of options, of which one is chosen by the arrows or the pointer. */
import { Pieces } from "../search/pieces.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Group, Option } from "./groups.ts";

interface OptionListProps {
  id: string;
  label: string;
  groups: readonly Group[];
  active: Option | undefined;
  optionId: (option: Option) => string;
  onRun: (option: Option) => void;
  onPoint: (option: Option) => void;
}

export function OptionList({ id, label, groups, active, optionId, onRun, onPoint }: OptionListProps) {
  return (
    <div role="listbox" id={id} aria-label={label}>
      {groups.map(({ title, options }) => (
        <div key={title} role="group" aria-label={title || label}>
          {title && (
            <p className="pal-g" aria-hidden="true">
              {title}
            </p>
          )}
          {options.map((option) => (
            <div
              key={option.key}
              role="option"
              id={optionId(option)}
              aria-selected={option.key === active?.key}
              onPointerMove={() => option.key !== active?.key && onPoint(option)}
              onClick={() => onRun(option)}
            >
              <Icon of={option.icon} />
              <span className="pal-o">
                <span className="pal-t">
                  {option.code && <span className="code">{option.code}</span>} <Pieces of={option.title} />
                </span>
                {option.excerpt && option.excerpt.length > 0 && (
                  <span className="pal-e">
                    <Pieces of={option.excerpt} />
                  </span>
                )}
                {option.note && <span className="pal-n">{option.note}</span>}
              </span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

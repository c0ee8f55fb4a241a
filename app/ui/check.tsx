/** A box to tick, with what ticking it means. */
import { useId } from "react";

interface CheckProps {
  name: string;
  label: string;
  hint?: string;
  defaultChecked?: boolean;
}

export function Check({ name, label, hint, defaultChecked }: CheckProps) {
  const id = useId();
  return (
    <div className="check-f">
      <label className="check">
        <input
          type="checkbox"
          name={name}
          value="1"
          defaultChecked={defaultChecked}
          aria-describedby={hint && `${id}-hint`}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

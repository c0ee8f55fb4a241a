/** One question of the wizard. */
import type { ReactNode } from "react";

interface StepProps {
  number: number;
  title: string;
  hint?: string;
  children: ReactNode;
}

export function Step({ number, title, hint, children }: StepProps) {
  return (
    <fieldset className="step">
      <legend>
        <span>{number}</span> {title}
      </legend>
      {children}
      {hint && <p className="hint">{hint}</p>}
    </fieldset>
  );
}

/** Fields of forms: label, hint, error; after a refusal each keeps what was typed. */
import CircleX from "lucide-react/icons/circle-x";
import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";
import { Icon } from "./icon.tsx";

/** What a refused form answers: the sentence, the field it speaks of, and what was typed. */
export interface FormFailure {
  error: { code: string; message: string; field?: string | undefined };
  values: Record<string, string>;
}

/** What is wrong, said where it is wrong. @param id which the control names in `aria-describedby` */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="err-t" id={id} role="alert">
      <Icon of={CircleX} />
      <span>{children}</span>
    </p>
  );
}

interface Around {
  name: string;
  label: string;
  hint?: ReactNode;
  failure?: FormFailure | undefined;
}

function useAround({ name, label, hint, failure }: Around) {
  const id = useId();
  const error = failure?.error.field === name ? failure.error.message : undefined;
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  const control = { id, name, "aria-invalid": error ? true : undefined, "aria-describedby": described } as const;
  const wrap = (child: ReactNode) => (
    <div className="f">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      {child}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
  return { control, wrap, className: error ? "field bad" : "field", kept: failure?.values[name] };
}

type Without<T> = Omit<T, "name" | "className" | "id">;

export function Field({
  name,
  label,
  hint,
  failure,
  big,
  ...rest
}: Around & { big?: boolean } & Without<InputHTMLAttributes<HTMLInputElement>>) {
  const { control, wrap, className, kept } = useAround({ name, label, hint, failure });
  return wrap(
    <input
      {...rest}
      {...control}
      className={big ? `${className} big` : className}
      defaultValue={kept ?? rest.defaultValue}
    />,
  );
}

export function Textarea({
  name,
  label,
  hint,
  failure,
  ...rest
}: Around & Without<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { control, wrap, className, kept } = useAround({ name, label, hint, failure });
  return wrap(<textarea {...rest} {...control} className={className} defaultValue={kept ?? rest.defaultValue} />);
}

export interface Option {
  value: string;
  label: string;
}

type SelectProps = Around & { options: readonly Option[] } & Without<SelectHTMLAttributes<HTMLSelectElement>>;

/** The browser's own select: best for fingers and keyboards. */
export function Select({ name, label, hint, failure, options, ...rest }: SelectProps) {
  const { control, wrap, className, kept } = useAround({ name, label, hint, failure });
  return wrap(
    <select {...rest} {...control} className={className} defaultValue={kept ?? rest.defaultValue}>
      {options.map(({ value, label: title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>,
  );
}

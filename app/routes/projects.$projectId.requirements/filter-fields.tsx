/** Fields of the form over the register; they show the view that is asked for, be it still on its way. */
import Search from "lucide-react/icons/search";
import { useEffect, useId, useState } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import type { Option } from "../../ui/field.tsx";
import { useAsked, useLook } from "./use-asked.ts";
import type { filterNames } from "./view.ts";

/** What is typed into the form of filters, be it not looked for yet. */
export function wordsIn(form: HTMLFormElement): { text: string } {
  return { text: String(new FormData(form).get("text") ?? "") };
}

interface ChooseProps {
  name: (typeof filterNames)[number] | "group" | "sort";
  label: string;
  options: readonly Option[];
}

/** A choice that acts at once. */
export function Choose({ name, label, options }: ChooseProps) {
  const id = useId();
  const value = useAsked().get(name) ?? "";
  const look = useLook();
  return (
    <div className="reg-f">
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <select
        {...{ id, name }}
        className="field written"
        value={options.some((option) => option.value === value) ? value : options[0]!.value}
        onChange={({ currentTarget: { value: chosen, form } }) => look(() => ({ ...wordsIn(form!), [name]: chosen }))}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How long typing rests before the register is looked through, ms. */
const restMs = 350;

/** Looks for typed words once typing rests; while a row is open only Enter may take it away from under the hands. */
function useSearchAtRest(text: string): void {
  const asked = useAsked();
  const known = asked.get("text") ?? "";
  const isOpen = asked.has("edit");
  const look = useLook();
  useEffect(() => {
    if (text === known || isOpen) return;
    const rest = setTimeout(() => look(() => ({ text }), { replace: true }), restMs);
    return () => clearTimeout(rest);
  }, [text, known, isOpen, look]);
}

/** Words to look for: acts a moment after typing stops, and at once on Enter or by its button. */
export function SearchText() {
  const t = useT();
  const id = useId();
  const asked = useAsked().get("text") ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useSearchAtRest(text);
  return (
    <div className="reg-f reg-text">
      <label className="lab" htmlFor={id}>
        {t("register.text")}
      </label>
      <div className="row">
        <input
          {...{ id, name: "text", type: "search", maxLength: 200, className: "field", value: text }}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" icon={Search}>
          {t("register.find")}
        </Button>
      </div>
    </div>
  );
}

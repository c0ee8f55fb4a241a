/** Fields of the form over the register; they show the view that is asked for, be it still on its way. */
import { useLocation, useNavigate, useNavigation, useSearchParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useEffect, useId, useState } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import type { Option } from "../../ui/field.tsx";
import { addressOf } from "./view.ts";

/** The view that is asked for, be it still on its way. */
export function useAsked(): URLSearchParams {
  const [asked] = useSearchParams();
  const { pathname } = useLocation();
  const { location } = useNavigation();
  return location?.pathname === pathname ? new URLSearchParams(location.search) : asked;
}

/** Looks at the register as a form of filters asks for. */
export function useLook() {
  const navigate = useNavigate();
  return (form: HTMLFormElement) => {
    const pairs = [...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]);
    navigate(addressOf(new URLSearchParams(pairs)), { preventScrollReset: true });
  };
}

/** A choice that acts at once. */
export function Choose({ name, label, options }: { name: string; label: string; options: readonly Option[] }) {
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
        onChange={(event) => look(event.currentTarget.form!)}
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

/** Words to look for: acts on Enter or by its button. */
export function SearchText() {
  const t = useT();
  const id = useId();
  const asked = useAsked().get("text") ?? "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
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

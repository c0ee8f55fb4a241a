/** Adding a passkey: a name and the password, then the device is asked, then its answer is sent to be kept. */
import { useNavigation, useSubmit } from "@remix-run/react";
import KeyRound from "lucide-react/icons/key-round";
import { useRef, useState, type FormEvent } from "react";
import { useT } from "../../i18n/speech.tsx";
import { makePasskey, silence } from "../../passkeys/ask-device.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Note } from "../../ui/note.tsx";
import { CurrentPassword } from "./current-password.tsx";

export function NewPasskey({ again }: { again: boolean }) {
  const t = useT();
  const { asking, said, add } = useAdding();
  const { formData } = useNavigation();
  const busy = asking || formData?.get("intent") === "new-passkey";
  return (
    <form className="pk-new" onSubmit={(event) => void add(event)}>
      <div className="f-row">
        <Field name="name" label={t("passkey.name")} hint={t("passkey.nameHint")} required maxLength={120} />
        <CurrentPassword hint={t("passkey.passwordHint")} />
      </div>
      {said && (
        <div className="f">
          <Note tone="bad" announced>
            {said}
          </Note>
        </div>
      )}
      <Button type="submit" icon={KeyRound} aria-busy={busy || undefined}>
        {asking ? t("passkey.asking") : again ? t("passkey.addAnother") : t("passkey.add")}
      </Button>
    </form>
  );
}

function useAdding() {
  const t = useT();
  const submit = useSubmit();
  const [asking, setAsking] = useState(false);
  const [said, say] = useState<string>();
  const pending = useRef(false);

  async function add(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (pending.current) return;
    const form = event.currentTarget;
    const typed = new FormData(form);
    const [name, current] = ["name", "current"].map((field) => String(typed.get(field) ?? "")) as [string, string];
    pending.current = true;
    setAsking(true);
    const answered = await makePasskey({ name, current });
    pending.current = false;
    setAsking(false);
    if (!("passkey" in answered)) return say("refusal" in answered ? answered.refusal : t(silence[answered.silence]));
    say(undefined);
    form.reset();
    const { passkey } = answered;
    submit({ intent: "new-passkey", name, passkey }, { method: "post", preventScrollReset: true });
  }

  return { asking, said, add };
}

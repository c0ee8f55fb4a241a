/** Asks for the address of a link; http, https and mailto only. */
import type { Editor } from "@tiptap/core";
import { useState, type FormEvent, type ReactNode } from "react";
import { isSafeLink } from "../../content/schema/attributes.ts";
import { useT } from "../i18n/speech.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Dialog } from "../ui/overlays.tsx";

/** An address as a person types it: a bare domain is https, a bare mail address is mailto. */
export function completedAddress(typed: string): string {
  const address = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address === "") return address;
  return /^[^\s/@]+@[^\s/@]+$/.test(address) ? `mailto:${address}` : `https://${address}`;
}

interface LinkDialogProps {
  /** The address of the link under the cursor; empty for a new one. */
  address: string;
  onClose: () => void;
  /** An empty address takes the link away. */
  onLink: (address: string) => void;
}

function LinkDialog({ address, onClose, onLink }: LinkDialogProps) {
  const t = useT();
  const [refused, setRefused] = useState("");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const typed = String(new FormData(event.currentTarget).get("address"));
    const completed = completedAddress(typed);
    if (completed !== "" && isSafeLink(completed)) onLink(completed);
    else setRefused(typed);
  };
  const failure = refused === "" ? undefined : refusalOf(refused, t("editor.link.refused"));
  return (
    <Dialog open onClose={onClose} title={t("editor.link.title")}>
      <form onSubmit={submit} noValidate>
        <Field
          name="address"
          label={t("editor.link.address")}
          defaultValue={address}
          failure={failure}
          autoFocus
          inputMode="url"
        />
        <div className="row">
          {address !== "" && <Button onClick={() => onLink("")}>{t("editor.link.remove")}</Button>}
          <Button type="submit" look="primary">
            {t("editor.link.do")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Links in an editor: the way to ask for one, and the dialog while it is open. */
export function useLinking(editor: Editor): { ask: () => void; dialog: ReactNode } {
  const [address, setAddress] = useState<string | null>(null);
  const ask = () => setAddress(String(editor.getAttributes("link").href ?? ""));
  const close = () => setAddress(null);
  const link = (href: string) => {
    setAddress(null);
    const chain = editor.chain().focus().extendMarkRange("link");
    const marks = [{ type: "link", attrs: { href } }];
    if (href === "") chain.unsetLink().run();
    else if (editor.state.selection.empty && address === "")
      chain.insertContent({ type: "text", text: href, marks }).run();
    else chain.setLink({ href }).run();
  };
  return { ask, dialog: address !== null && <LinkDialog address={address} onClose={close} onLink={link} /> };
}

function refusalOf(typed: string, message: string) {
  return { error: { code: "invalid", message, field: "address" }, values: { address: typed } };
}

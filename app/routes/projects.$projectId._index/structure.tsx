/** What the document grows by: new blocks and sections. */
import Plus from "lucide-react/icons/plus";
import { useEffect, useRef, useState } from "react";
import type { SectionOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { Actions, Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { useDocumentForm } from "./document-form.ts";

interface NewProps {
  intent: "new-block" | "new-section";
  /** Hidden fields of the form. */
  fixed?: Record<string, string>;
  button: string;
  label: string;
}

/** A line that opens into a field for a title. */
function AddLine({ intent, fixed = {}, button, label }: NewProps) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm(intent);
  const [open, setOpen] = useState(false);
  const busy = fetcher.state !== "idle";
  const sent = useRef(false);
  useEffect(() => {
    if (busy) sent.current = true;
    else if (sent.current) {
      sent.current = false;
      if (!failure) setOpen(false);
    }
  }, [busy, failure]);
  if (!open) {
    return (
      <p className="addline">
        <Button look="ghost" size="small" icon={Plus} onClick={() => setOpen(true)}>
          {button}
        </Button>
      </p>
    );
  }
  return (
    <fetcher.Form method="post" action={action} className="set addform">
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field name="title" label={label} maxLength={200} autoFocus failure={failure} />
      <FormError failure={failure} fields={["title"]} />
      <Actions>
        <Button type="submit" look="primary" size="small" name="intent" value={intent} aria-busy={busy || undefined}>
          {button}
        </Button>
        <Button look="ghost" size="small" onClick={() => setOpen(false)}>
          {t("form.cancel")}
        </Button>
      </Actions>
    </fetcher.Form>
  );
}

export function AddBlock({ section }: { section: SectionOverview }) {
  const t = useT();
  return (
    <AddLine
      intent="new-block"
      fixed={{ section: section.id }}
      button={t("structure.addBlock")}
      label={t("structure.blockTitle")}
    />
  );
}

export function AddSection() {
  const t = useT();
  return <AddLine intent="new-section" button={t("structure.addSection")} label={t("structure.sectionTitle")} />;
}

/** Changes of the document's structure: new blocks and sections, a section's name, place and removal. */
import Ellipsis from "lucide-react/icons/ellipsis";
import Plus from "lucide-react/icons/plus";
import { useEffect, useRef, useState } from "react";
import type { SectionOverview } from "../../../server/domain/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Actions, Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Dialog, Menu } from "../../ui/overlays.tsx";
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

export function SectionMenu({ section, number }: { section: SectionOverview; number: number }) {
  const t = useT();
  const { sections } = useProject();
  const { fetcher, action, failure } = useDocumentForm();
  const [renaming, setRenaming] = useState(false);
  const post = (fields: Record<string, string>) =>
    void fetcher.submit({ section: section.id, ...fields }, { method: "post", action });
  const move = (by: number) => post({ intent: "section-place", position: String(number - 1 + by) });
  return (
    <>
      <Menu
        icon={Ellipsis}
        label={t("structure.sectionActions", { title: section.title })}
        items={[
          { key: "rename", title: t("structure.rename"), run: () => setRenaming(true) },
          { key: "up", title: t("structure.up"), disabled: number === 1, run: () => move(-1) },
          { key: "down", title: t("structure.down"), disabled: number === sections.length, run: () => move(1) },
          { key: "remove", title: t("structure.remove"), danger: true, run: () => post({ intent: "section-removal" }) },
        ]}
      />
      <FormError failure={failure} />
      <RenameSection section={section} open={renaming} onClose={() => setRenaming(false)} />
    </>
  );
}

function RenameSection({ section, open, onClose }: { section: SectionOverview; open: boolean; onClose: () => void }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm("section-title");
  const renamed = useRef(section.title);
  useEffect(() => {
    if (renamed.current === section.title) return;
    renamed.current = section.title;
    onClose();
  }, [section.title, onClose]);
  return (
    <Dialog open={open} onClose={onClose} title={t("structure.rename")}>
      <fetcher.Form method="post" action={action} className="set">
        <input type="hidden" name="section" value={section.id} />
        <Field
          name="title"
          label={t("structure.sectionTitle")}
          defaultValue={section.title}
          maxLength={200}
          failure={failure}
        />
        <FormError failure={failure} fields={["title"]} />
        <Button type="submit" look="primary" name="intent" value="section-title">
          {t("structure.rename")}
        </Button>
      </fetcher.Form>
    </Dialog>
  );
}

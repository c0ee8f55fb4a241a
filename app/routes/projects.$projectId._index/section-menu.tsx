/** What can be done with a section: its name, its place, the bin. */
import Ellipsis from "lucide-react/icons/ellipsis";
import { useEffect, useRef, useState } from "react";
import type { SectionOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Dialog, Menu } from "../../ui/overlays.tsx";
import { useDocumentForm } from "./document-form.ts";
import { useRemoval } from "./use-removal.tsx";

export function SectionMenu({ section, number }: { section: SectionOverview; number: number }) {
  const t = useT();
  const { sections } = useProject();
  const { fetcher, action, failure } = useDocumentForm();
  const removal = useRemoval();
  const [renaming, setRenaming] = useState(false);
  const post = (fields: Record<string, string>) =>
    void fetcher.submit({ section: section.id, ...fields }, { method: "post", action });
  const remove = () =>
    void removal.fetcher.submit({ intent: "section-removal", section: section.id }, { method: "post", action });
  const ofRemoval = removal.failure?.values;
  const kept = ofRemoval?.intent === "section-removal" && ofRemoval.section === section.id;
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
          { key: "remove", title: t("structure.remove"), danger: true, run: remove },
        ]}
      />
      <FormError failure={kept ? removal.failure : failure} />
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

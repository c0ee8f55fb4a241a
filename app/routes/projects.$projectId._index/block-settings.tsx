/** What can be changed of a block besides its text: title, who answers for it and by when, its place, the bin. */
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { may } from "../../../server/domain/people.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { NotRequiredForm, RemovalForm } from "./absence.tsx";
import { useDocumentForm } from "./document-form.ts";

export function BlockSettings({ block }: { block: BlockOverview }) {
  const t = useT();
  const { role } = useProject();
  const open = block.state === "draft";
  return (
    <>
      {!open && <Note tone="acc">{t("blockSettings.locked")}</Note>}
      {open && <TitleForm block={block} />}
      {may(role, "block.assign") && <AssignmentForm block={block} />}
      <PlaceForm block={block} />
      {open && <NotRequiredForm block={block} />}
      {open && may(role, "block.remove") && <RemovalForm block={block} />}
    </>
  );
}

function TitleForm({ block }: { block: BlockOverview }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm("title");
  return (
    <fetcher.Form method="post" action={action} className="set">
      <input type="hidden" name="block" value={block.id} />
      <Field
        name="title"
        label={t("blockSettings.name")}
        defaultValue={block.title}
        maxLength={200}
        failure={failure}
      />
      <FormError failure={failure} fields={["title"]} />
      <Button type="submit" size="small" name="intent" value="title">
        {t("blockSettings.rename")}
      </Button>
    </fetcher.Form>
  );
}

function AssignmentForm({ block }: { block: BlockOverview }) {
  const t = useT();
  const { members } = useProject();
  const { fetcher, action, failure } = useDocumentForm("assignment");
  const people = members.filter(({ role }) => role !== "integrator" && role !== "observer");
  const options = [
    { value: "", label: t("blockSettings.nobody") },
    ...people.map(({ id, name, position }) => ({ value: id, label: position ? `${name}, ${position}` : name })),
  ];
  return (
    <fetcher.Form method="post" action={action} className="set">
      <input type="hidden" name="block" value={block.id} />
      <Select
        name="responsible"
        label={t("blockSettings.responsible")}
        options={options}
        defaultValue={block.responsibleId ?? ""}
        failure={failure}
      />
      <Field name="due" type="date" label={t("blockSettings.due")} defaultValue={block.due ?? ""} failure={failure} />
      <FormError failure={failure} fields={["responsible", "due"]} />
      <Button type="submit" size="small" name="intent" value="assignment">
        {t("blockSettings.assign")}
      </Button>
    </fetcher.Form>
  );
}

function PlaceForm({ block }: { block: BlockOverview }) {
  const t = useT();
  const { sections } = useProject();
  const { fetcher, action, failure } = useDocumentForm("place");
  const section = sections.find(({ id }) => id === block.sectionId);
  const last = (section?.blocks.length ?? 1) - 1;
  const step = (by: number) => {
    void fetcher.submit(
      { intent: "place", block: block.id, section: block.sectionId, position: String(block.position + by) },
      { method: "post", action },
    );
  };
  return (
    <div className="set">
      <span className="lab">{t("blockSettings.place")}</span>
      <div className="row wrap">
        <Button size="small" icon={ArrowUp} disabled={block.position === 0} onClick={() => step(-1)}>
          {t("blockSettings.up")}
        </Button>
        <Button size="small" icon={ArrowDown} disabled={block.position >= last} onClick={() => step(1)}>
          {t("blockSettings.down")}
        </Button>
      </div>
      <fetcher.Form method="post" action={action}>
        <input type="hidden" name="block" value={block.id} />
        <input type="hidden" name="position" value="9999" />
        <Select
          name="section"
          label={t("blockSettings.section")}
          options={sections.map(({ id, title }) => ({ value: id, label: title }))}
          defaultValue={block.sectionId}
        />
        <FormError failure={failure} />
        <Button type="submit" size="small" name="intent" value="place">
          {t("blockSettings.move")}
        </Button>
      </fetcher.Form>
    </div>
  );
}

/** What the template still offers to a section: one press adds a block where the template has it. */
import Plus from "lucide-react/icons/plus";
import type { OfferedBlock } from "../../../server/domain/document/offers.ts";
import type { SectionOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import { FormError } from "../../ui/note.tsx";
import { useDocumentForm } from "./document-form.ts";

export function Offers({ section, offers }: { section: SectionOverview; offers: readonly OfferedBlock[] }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm("new-block");
  const fitting = offers.filter(({ sectionKey }) => sectionKey === section.key);
  if (fitting.length === 0) return null;
  const going = fetcher.formData?.get("key");
  return (
    <div className="offers" role="group" aria-label={t("structure.offeredFor", { title: section.title })}>
      <p>{t("structure.offered")}</p>
      <FormError failure={failure} />
      <ul>
        {fitting.map(({ key, title, mandatory }) => (
          <li key={key}>
            <fetcher.Form method="post" action={action}>
              <input type="hidden" name="section" value={section.id} />
              <input type="hidden" name="key" value={key} />
              <Button
                type="submit"
                size="small"
                icon={Plus}
                name="intent"
                value="new-block"
                aria-busy={going === key || undefined}
                aria-label={t("structure.addOffered", { title })}
              >
                {title}
              </Button>
            </fetcher.Form>
            {mandatory && <span className="muted">{t("structure.mandatory")}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

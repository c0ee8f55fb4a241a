/** How a block stops waiting for words: «требований нет» with a reason, or the bin. */
import Trash2 from "lucide-react/icons/trash-2";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { useT } from "../../i18n/speech.tsx";
import { Actions, Button } from "../../ui/button.tsx";
import { Textarea } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { useDocumentForm } from "./document-form.ts";
import { useRemoval } from "./use-removal.tsx";

export function NotRequiredForm({ block }: { block: BlockOverview }) {
  const t = useT();
  const { fetcher, action, failure } = useDocumentForm();
  return (
    // A reason that was changed or taken away elsewhere replaces the one shown.
    <fetcher.Form key={block.notRequired} method="post" action={action} className="set">
      <input type="hidden" name="block" value={block.id} />
      <Textarea
        name="notRequired"
        label={t("blockSettings.notRequired")}
        hint={t("blockSettings.notRequiredHint")}
        defaultValue={block.notRequired ?? ""}
        rows={2}
        failure={failure}
      />
      <FormError failure={failure} fields={["notRequired"]} />
      <Actions>
        <Button type="submit" size="small" name="intent" value="not-required">
          {block.notRequired === null ? t("blockSettings.markNotRequired") : t("blockSettings.changeReason")}
        </Button>
        {block.notRequired !== null && (
          <Button type="submit" size="small" look="ghost" name="intent" value="required">
            {t("blockSettings.unmark")}
          </Button>
        )}
      </Actions>
    </fetcher.Form>
  );
}

export function RemovalForm({ block }: { block: BlockOverview }) {
  const t = useT();
  const { fetcher, action, failure } = useRemoval();
  const own = failure?.values.intent === "removal" && failure.values.block === block.id ? failure : undefined;
  return (
    <fetcher.Form method="post" action={action} className="set">
      <input type="hidden" name="block" value={block.id} />
      <FormError failure={own} />
      <Button type="submit" size="small" look="ghost" icon={Trash2} name="intent" value="removal">
        {t("blockSettings.remove")}
      </Button>
      <p className="hint">{t("blockSettings.removeHint")}</p>
    </fetcher.Form>
  );
}

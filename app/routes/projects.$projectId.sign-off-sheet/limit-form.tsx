/** Limits the sheet to a section or a block; a plain form that works without scripts. */
import { Form, useSearchParams } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Button } from "../../ui/button.tsx";
import { PrintButton } from "../../ui/print-button.tsx";

/** The whole document, a section, or a block. */
export function LimitForm() {
  const t = useT();
  const { sections } = useProject();
  const [asked] = useSearchParams();
  return (
    <Form className="so-limit" role="search" aria-label={t("signSheet.limit")} key={asked.toString()}>
      <label className="lab" htmlFor="so-section">
        {t("signSheet.section")}
      </label>
      <select className="field" id="so-section" name="section" defaultValue={asked.get("section") ?? ""}>
        <option value="">{t("signSheet.whole")}</option>
        {sections.map(({ id, title }, at) => (
          <option key={id} value={id}>
            {`${at + 1}. ${title}`}
          </option>
        ))}
      </select>
      <label className="lab" htmlFor="so-block">
        {t("signSheet.block")}
      </label>
      <select className="field" id="so-block" name="block" defaultValue={asked.get("block") ?? ""}>
        <option value="">{t("signSheet.allBlocks")}</option>
        {sections.map(({ id, title, blocks }, at) => (
          <optgroup key={id} label={`${at + 1}. ${title}`}>
            {blocks.map((block, place) => (
              <option key={block.id} value={block.id}>
                {`${at + 1}.${place + 1} ${block.title}`}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <div className="row">
        <Button type="submit">{t("signSheet.show")}</Button>
        <PrintButton />
      </div>
    </Form>
  );
}

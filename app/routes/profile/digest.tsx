/** How often news of the inbox is mailed to the person. */
import { Form } from "@remix-run/react";
import type { Rhythm } from "../../../server/db/inbox-schema.ts";
import { useT } from "../../i18n/speech.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Section } from "../../ui/page.tsx";
import { Segments } from "../../ui/radio-cards.tsx";

export function DigestSection({ rhythm }: { rhythm: Rhythm }) {
  const t = useT();
  const cards = [
    { value: "at-once", title: t("digest.at-once") },
    { value: "hourly", title: t("digest.hourly") },
    { value: "daily", title: t("digest.daily") },
    { value: "never", title: t("digest.never") },
  ] satisfies { value: Rhythm; title: string }[];
  return (
    <Section id="digest" title={t("digest.title")} lead={t("digest.lead")}>
      <Form method="post">
        <Segments name="rhythm" label={t("digest.rhythm")} cards={cards} defaultValue={rhythm} />
        <SubmitButton intent="digest" busy={t("form.saving")}>
          {t("digest.save")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

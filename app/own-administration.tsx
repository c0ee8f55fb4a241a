/** Links to the administrator's pages, for the administrator. */
import { Link } from "@remix-run/react";
import { useT } from "./i18n/speech.tsx";
import { useMe } from "./me.ts";
import { Section } from "./ui/page.tsx";

export function OwnAdministration() {
  const t = useT();
  if (!useMe()?.isAdministrator) return null;
  return (
    <Section title={t("administration.title")}>
      <p className="row wrap">
        <Link className="link" to="/accounts">
          {t("accounts.title")}
        </Link>
        <Link className="link" to="/outbox">
          {t("outbox.title")}
        </Link>
      </p>
    </Section>
  );
}

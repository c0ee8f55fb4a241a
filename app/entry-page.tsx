/** The frame of first meetings: a form on the left, on the right a signed sheet that shows what the product is for. */
import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useLanguage, useT } from "./i18n/speech.tsx";
import { Brand } from "./ui/logo.tsx";
import { Stamp } from "./ui/stamp.tsx";

function Sheet() {
  const t = useT();
  return (
    <aside className="login-art" aria-hidden="true">
      <div className="sheet">
        <p className="muted small">2.3</p>
        <h2>{t("sheet.title")}</h2>
        <dl>
          <dt>{t("sheet.measure")}</dt>
          <dd>{t("sheet.measure.value")}</dd>
          <dt>{t("sheet.now")}</dt>
          <dd>{t("sheet.now.value")}</dd>
          <dt>{t("sheet.goal")}</dt>
          <dd>{t("sheet.goal.value")}</dd>
          <dt>{t("sheet.how")}</dt>
          <dd>{t("sheet.how.value")}</dd>
          <dt>{t("sheet.who")}</dt>
          <dd>{t("sheet.who.value")}</dd>
        </dl>
        <div className="gap" />
        <Stamp word={t("sheet.stamp")} below={[t("sheet.stamp.revision"), "16.11.2026", t("sheet.stamp.count")]} />
      </div>
    </aside>
  );
}

/** Switches the language of a visitor's pages; the browser keeps the choice. */
function LanguageSwitch() {
  const t = useT();
  const other = useLanguage() === "ru" ? "en" : "ru";
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" reloadDocument>
      <input type="hidden" name="to" value={pathname + search} />
      <button className="link small" name="language" value={other} lang={other}>
        {t("language.other")}
      </button>
    </Form>
  );
}

interface EntryPageProps {
  title: string;
  lead?: ReactNode;
  /** A smaller heading, for pages that are errands. */
  calm?: boolean;
  children: ReactNode;
  foot?: ReactNode;
}

export function EntryPage({ title, lead, calm, children, foot }: EntryPageProps) {
  const t = useT();
  return (
    <div className="solo login">
      <main className="login-f" id="main">
        <Brand name={t("brand")} />
        <div className="body">
          <h1 className={calm ? "calm" : undefined}>{title}</h1>
          {lead && <p className="lead-in">{lead}</p>}
          {children}
        </div>
        <div className="foot small muted">
          {foot}
          <LanguageSwitch />
        </div>
      </main>
      <Sheet />
    </div>
  );
}

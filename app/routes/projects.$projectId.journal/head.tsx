/** The head of the journal: how many entries, the hash that vouches for all of them, and how to verify it. */
import { useT } from "../../i18n/speech.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import type { JournalPageData } from "./queries.ts";

export function JournalHead({ head, projectId }: { head: JournalPageData["head"]; projectId: string }) {
  const t = useT();
  return (
    <details className="jr-head">
      <summary>
        {t("journal.head", { count: head.seq })} <code>{head.hash.slice(0, 8)}</code>
        <span className="link">{t("journal.how")}</span>
      </summary>
      <p className="row wrap">
        <code className="jr-hash">{head.hash}</code>
        <CopyButton text={head.hash} title={t("form.copy")} done={t("form.copied")} />
      </p>
      <p>{t("journal.howChain")}</p>
      <ul>
        <li>{t("journal.howPrinted")}</li>
        <li>
          {t("journal.howServer")} <code>npm run verify</code>
        </li>
        <li>
          {t("journal.howApi")} <code>{`GET /api/v1/projects/${projectId}/journal`}</code>
        </li>
      </ul>
    </details>
  );
}

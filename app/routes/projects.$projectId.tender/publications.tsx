/** What was published to the tender, and the way to publish. */
import Send from "lucide-react/icons/send";
import { useT } from "../../i18n/speech.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { TenderPage } from "./queries.ts";

export function Publications({ publications }: { publications: TenderPage["publications"] }) {
  const t = useT();
  const publish = (
    <LinkButton look="primary" icon={Send} to="publication">
      {t("tender.toPublish")}
    </LinkButton>
  );
  return (
    <Section title={t("tender.publications")}>
      {publications.length === 0 ? (
        <EmptyState action={publish}>{t("tender.noPublications")}</EmptyState>
      ) : (
        <>
          <p className="td-publish">{publish}</p>
          <table className="tbl">
            <thead>
              <tr>
                <th>{t("tender.number")}</th>
                <th>{t("tender.name")}</th>
                <th>{t("tender.date")}</th>
                <th>{t("tender.blocks")}</th>
                <th>{t("door.digest")}</th>
              </tr>
            </thead>
            <tbody>
              {publications.map(({ id, number, name, version, published, blocks, digest }) => (
                <tr key={id}>
                  <td data-l={t("tender.number")}>{number}</td>
                  <td data-l={t("tender.name")}>
                    {name}{" "}
                    <Pill tone={version === null ? "warn" : "ok"}>
                      {version === null ? t("door.draft") : t("door.version", { number: version })}
                    </Pill>
                  </td>
                  <td data-l={t("tender.date")}>{published}</td>
                  <td data-l={t("tender.blocks")}>{blocks}</td>
                  <td data-l={t("door.digest")}>
                    <span className="secret">{digest.slice(0, 12)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}

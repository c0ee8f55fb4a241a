/** The head of a publication: what it is called, from when, its digest, earlier ones, and the search. */
import Search from "lucide-react/icons/search";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import { Field, Select } from "../../ui/field.tsx";
import { Pill } from "../../ui/marks.tsx";
import { Note } from "../../ui/note.tsx";
import type { PublicationPage } from "./queries.ts";

export function PublicationHead({ page }: { page: PublicationPage }) {
  const t = useT();
  const { publication } = page;
  const { number, name, published, version, digest, secrecy, isLatest } = publication;
  const holder = [secrecy.holder, secrecy.address].filter(Boolean).join(", ");
  return (
    <header className="door-pub">
      <p className="crumb">
        <Pill tone={version === null ? "warn" : "ok"}>
          {version === null ? t("door.draft") : t("door.version", { number: version })}
        </Pill>
        <span>{t("door.number", { number, date: published })}</span>
      </p>
      <h1 className="h1">{name}</h1>
      {secrecy.label && (
        <p className="door-secrecy">
          <b>{secrecy.label}</b> {holder}
        </p>
      )}
      <p className="door-digest">
        <span className="muted">{t("door.digest")}</span> <span className="secret">{digest}</span>
      </p>
      {!isLatest && <Note tone="warn">{t("door.earlier")}</Note>}
      <Tools page={page} />
    </header>
  );
}

/** Forms that the browser sends by itself: they work without JavaScript and load the page whole. */
function Tools({ page: { publication, all, query } }: { page: PublicationPage }) {
  const t = useT();
  return (
    <div className="door-tools">
      <form method="get" role="search">
        {!publication.isLatest && <input type="hidden" name="publication" value={publication.id} />}
        <Field name="q" type="search" label={t("door.search")} defaultValue={query} maxLength={200} />
        <Button type="submit" icon={Search}>
          {t("door.searchDo")}
        </Button>
      </form>
      {all.length > 1 && (
        <form method="get">
          <Select
            name="publication"
            label={t("door.choose")}
            defaultValue={publication.id}
            options={all.map(({ id, number, name, published }) => ({
              value: id,
              label: t("door.oneOf", { number, name, published }),
            }))}
          />
          <Button type="submit">{t("door.chooseDo")}</Button>
        </form>
      )}
    </div>
  );
}

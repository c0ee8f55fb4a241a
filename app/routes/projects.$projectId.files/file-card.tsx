/** One image or attachment: the file that came last, where it stands, and those that came before it. */
import { Link } from "@remix-run/react";
import Paperclip from "lucide-react/icons/paperclip";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Icon } from "../../ui/icon.tsx";
import type { FileVersionRow, ProjectFileRow } from "./queries.ts";

export function FileCard({ file: { versions } }: { file: ProjectFileRow }) {
  const t = useT();
  const [latest, ...earlier] = versions;
  return (
    <li className="files-card">
      {latest!.isImage ? (
        <img className="files-thumb" src={latest!.address} alt="" loading="lazy" />
      ) : (
        <span className="files-thumb">
          <Icon of={Paperclip} />
        </span>
      )}
      <div className="grow">
        <Version version={latest!} />
        {earlier.length > 0 && (
          <details className="files-earlier">
            <summary>{t("files.earlier", { count: earlier.length })}</summary>
            <ul className="files-versions">
              {earlier.map((version) => (
                <li key={version.number}>
                  <Version version={version} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}

function Version({ version }: { version: FileVersionRow }) {
  const t = useT();
  const { address, name, size, by, at, number } = version;
  return (
    <>
      <p>
        <a className="link files-name" href={address} download>
          {name}
        </a>
      </p>
      <p className="muted small">{t("files.told", { number, size, by: by || t("files.nobody"), at })}</p>
      <Places version={version} />
    </>
  );
}

function Places({ version: { places } }: { version: FileVersionRow }) {
  const t = useT();
  const { id } = useProject();
  if (places.length === 0) return <p className="muted small">{t("files.unused")}</p>;
  return (
    <p className="files-used small">
      {t("files.used")}
      {places.map(({ blockId, title }) => (
        <Link key={blockId} className="link" to={`/projects/${id}?block=${blockId}#block-${blockId}`}>
          {title}
        </Link>
      ))}
    </p>
  );
}

/** What respondents said that is evidence under the block's requirements: who and when, each leading to its interview. */
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { QuotedWords } from "../../interviews/quoted-words.ts";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";

export function Quoted({ blockId }: { blockId: string }) {
  const t = useT();
  const project = useProject();
  // The project is a new object whenever facts have changed.
  const places = useResource<QuotedWords[]>(`/projects/${project.id}/quoted?block=${blockId}`, { version: project });
  if (!places) return null;
  return (
    <section className="guide">
      <h3 className="h3">{t("quoted.title")}</h3>
      {places.length === 0 && <p className="hint">{t("quoted.none")}</p>}
      {places.map(({ code, quotes }) => (
        <div key={code}>
          {code ? (
            <Link className="code" to={`/projects/${project.id}/evidence/${code}`}>
              {code}
            </Link>
          ) : (
            <b>{t("quoted.whole")}</b>
          )}
          <ul className="guide-ask">
            {quotes.map(({ id, quote, confirmed, interview, who, day }) => (
              <li key={id}>
                <q className="written">{quote}</q>
                <small className="written">
                  <Link className="link" to={`/projects/${project.id}/interviews/${interview}#excerpt-${id}`}>
                    {[who, day].filter(Boolean).join(", ")}
                  </Link>
                  {confirmed && ` · ${t("quoted.confirmed")}`}
                </small>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** The discussions of a request come when the page is awake: its texts and the decision are there before them. */
import { lazy, Suspense, useEffect, useState, type ComponentType } from "react";
import { Link } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Skeleton } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { ChangePage } from "./queries.ts";

interface TalkProps {
  page: ChangePage;
}

// Whoever cannot load it now still reads and decides.
const ChangeTalk = lazy<ComponentType<TalkProps>>(() => import("./talk.tsx").catch(() => ({ default: () => null })));

export function TalkLater({ page }: TalkProps) {
  const t = useT();
  const { id } = useProject();
  const [isAwake, wake] = useState(false);
  useEffect(() => wake(true), []);
  return (
    <Section id="talk" title={t("changeTalk.title")} lead={t("changeTalk.lead")}>
      {/* A boundary that came from the server may not change before the page has taken it over. */}
      {isAwake ? (
        <Suspense fallback={<Skeleton lines={3} label={t("document.loading")} />}>
          <ChangeTalk page={page} />
        </Suspense>
      ) : (
        <noscript>
          <Link className="link" to={`/projects/${id}/threads`}>
            {t("talk.all")}
          </Link>
        </noscript>
      )}
    </Section>
  );
}

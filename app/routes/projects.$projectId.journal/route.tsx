/** «Журнал»: everything that happened in the project, the newest first, and what proves that nothing of it was changed. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { pageData } from "../../request.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { JournalHead } from "./head.tsx";
import { LookForm, lookNames } from "./look-form.tsx";
import { readJournal, type JournalPageData } from "./queries.ts";
import { Sentence } from "./sentence.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.journal" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.journal", args, readJournal);
}

function Day({ day, entries, path }: JournalPageData["days"][number] & { path: string }) {
  const t = useT();
  return (
    <section className="jr-day">
      <h2 className="group-head">{day}</h2>
      <ol>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <time dateTime={entry.at}>{entry.time}</time>
            <Sentence entry={entry} path={path} />
            <span className="n">{t("journal.number", { number: entry.seq })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Addresses of the parts of a long journal, all with the same look. */
function useParts(next: number | null) {
  const [asked] = useSearchParams();
  const part = (before: number | null) => {
    const query = new URLSearchParams();
    for (const name of lookNames) if (asked.get(name)) query.set(name, asked.get(name)!);
    if (before !== null) query.set("before", String(before));
    return `?${query.toString()}`;
  };
  return { older: next === null ? null : part(next), newest: asked.has("before") ? part(null) : null };
}

export default function JournalPage() {
  const t = useT();
  const { id } = useProject();
  const { days, next, head, choices, me } = useLoaderData<typeof loader>();
  const { older, newest } = useParts(next);
  useLive(id, me, null);
  return (
    <Page title={t("nav.journal")} lead={t("journal.lead")}>
      <JournalHead head={head} projectId={id} />
      <LookForm choices={choices} />
      {days.length === 0 && (
        <EmptyState action={<LinkButton to=".">{t("register.clear")}</LinkButton>}>
          <p>{t("journal.nothing")}</p>
        </EmptyState>
      )}
      <div className="jr">
        {days.map((day) => (
          <Day key={day.entries[0]!.seq} {...day} path={`/projects/${id}`} />
        ))}
      </div>
      {(older ?? newest) && (
        <nav className="row jr-parts" aria-label={t("journal.parts")}>
          {newest && <LinkButton to={newest}>{t("journal.newest")}</LinkButton>}
          {older && <LinkButton to={older}>{t("journal.older")}</LinkButton>}
        </nav>
      )}
    </Page>
  );
}

/** «Поиск»: everything the project holds of some words, a part at a time; works without scripts. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { hitKinds, type HitKind } from "../../../server/domain/search/shapes.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { pageData } from "../../request.ts";
import { kindWords } from "../../search/hit-path.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Count } from "../../ui/marks.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { FoundItem } from "./found-item.tsx";
import { readSearchPage } from "./queries.ts";

export const handle: PageHandle = { title: "find.title" };

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.search", args, readSearchPage);
}

type SearchPage = Awaited<ReturnType<typeof readSearchPage>>;

function addressOf(query: string, kind: HitKind | null, after: number | null): string {
  const asked = new URLSearchParams({ q: query });
  if (kind) asked.set("kind", kind);
  if (after) asked.set("after", String(after));
  return `?${asked.toString()}`;
}

function Kinds({ query, counts, kind }: Pick<SearchPage, "query" | "counts" | "kind">) {
  const t = useT();
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const kinds = hitKinds.filter((one) => counts[one] > 0 || one === kind);
  return (
    <nav className="talk-shows" aria-label={t("find.kinds")}>
      <Link to={addressOf(query, null, null)} aria-current={kind === null ? "true" : undefined}>
        {t("find.all")} <Count value={all} />
      </Link>
      {kinds.map((one) => (
        <Link key={one} to={addressOf(query, one, null)} aria-current={one === kind ? "true" : undefined}>
          {t(kindWords[one])} <Count value={counts[one]} />
        </Link>
      ))}
    </nav>
  );
}

function Parts({ query, kind, earlier, later }: Pick<SearchPage, "query" | "kind" | "earlier" | "later">) {
  const t = useT();
  if (earlier === null && later === null) return null;
  return (
    <nav className="row talk-parts" aria-label={t("find.parts")}>
      {earlier !== null && <LinkButton to={addressOf(query, kind, earlier)}>{t("find.earlier")}</LinkButton>}
      {later !== null && <LinkButton to={addressOf(query, kind, later)}>{t("find.later")}</LinkButton>}
    </nav>
  );
}

function Results({ page }: { page: SearchPage }) {
  const t = useT();
  const { id } = useProject();
  const { total, hits, first } = page;
  return (
    <>
      <Kinds {...page} />
      <p className="small muted" role="status">
        {hits.length === total
          ? t("find.found", { count: total })
          : t("find.shown", { from: first, to: first + hits.length - 1, count: total })}
      </p>
      <ol className="found-list" aria-label={t("find.title")} start={first}>
        {hits.map((hit) => (
          <FoundItem key={`${hit.kind} ${hit.id}`} hit={hit} projectId={id} />
        ))}
      </ol>
      <Parts {...page} />
    </>
  );
}

export default function SearchPageOfProject() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const { query, total } = page;
  return (
    <Page title={t("find.title")} lead={t("find.lead")}>
      <Form method="get" role="search" className="row find-form">
        <input
          key={query}
          className="field"
          type="search"
          name="q"
          aria-label={t("find.field")}
          placeholder={t("find.field")}
          defaultValue={query}
          maxLength={200}
        />
        <Button type="submit" look="primary" icon={Search}>
          {t("find.go")}
        </Button>
      </Form>
      {query === "" && <p className="muted">{t("find.empty")}</p>}
      {total > 0 && <Results page={page} />}
      {query !== "" && total === 0 && (
        <EmptyState>
          <p>{t("find.none", { query })}</p>
          <p>{t("find.noneHint")}</p>
        </EmptyState>
      )}
    </Page>
  );
}

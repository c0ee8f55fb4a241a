/** «Дополнение № N к ТЗ»: made for print; what a version changed of the one before it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { pageData } from "../../request.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { PrintButton } from "../../ui/print-button.tsx";
import { Points } from "./points.tsx";
import { readAddendumPage, type AddendumPage } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "addendum.page", look: "sheet" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.change-log_.addendum", args, readAddendumPage);
}

export default function AddendumView() {
  const t = useT();
  const page: AddendumPage = useLoaderData<typeof loader>();
  const { addendum, versions } = page;
  if (!addendum)
    return (
      <Page narrow title={t("addendum.page")}>
        <EmptyState>{t("addendum.none")}</EmptyState>
      </Page>
    );
  return (
    <Page title={t("addendum.page")} lead={t("changeSheet.lead")} actions={<PrintButton />}>
      {versions.length > 1 && (
        <Form method="get" className="rl-choice ad-choice">
          <Select
            name="version"
            label={t("addendum.choose")}
            defaultValue={addendum.version.number}
            options={versions.map((number) => ({ value: number, label: t("versions.next", { number }) }))}
          />
          <Button type="submit">{t("signSheet.show")}</Button>
        </Form>
      )}
      <article className="so ad">
        <Head page={page} addendum={addendum} />
        <section>
          <h2>{t("addendum.grounds")}</h2>
          {addendum.grounds.length === 0 ? (
            <p>{t("addendum.noGrounds")}</p>
          ) : (
            <ul>
              {addendum.grounds.map(({ number, title }) => (
                <li key={number}>{`ЗИ-${number} «${title}»`}</li>
              ))}
            </ul>
          )}
        </section>
        <section>
          <h2>{t("addendum.content")}</h2>
          <Points points={addendum.points} />
        </section>
        <Signatures addendum={addendum} />
        <p className="cs-head">
          {t("changeSheet.head", { date: page.printed, count: addendum.head.seq })} <code>{addendum.head.hash}</code>
        </p>
      </article>
    </Page>
  );
}

type Shown = NonNullable<AddendumPage["addendum"]>;

/** УТВЕРЖДАЮ stands at the right above the title, as on the ТЗ itself. */
function Head({ page, addendum }: { page: AddendumPage; addendum: Shown }) {
  const t = useT();
  const { number, before, version } = addendum;
  return (
    <header>
      <div className="ad-approved">
        <p>{t("versions.stamp")}</p>
        <p>{version.position}</p>
        <p>{version.name || t("signSheet.erased")}</p>
        <p>{version.at}</p>
      </div>
      <h2 className="so-name">{t("addendum.title", { number })}</h2>
      <p>{t("addendum.of", { name: page.project.name, company: page.project.company })}</p>
      <p>{t("addendum.versions", { before, after: version.number })}</p>
      <p>
        <code>{version.hash}</code>
      </p>
    </header>
  );
}

function Signatures({ addendum: { visas } }: { addendum: Shown }) {
  const t = useT();
  if (visas.length === 0) return null;
  return (
    <section>
      <h2>{t("addendum.agreed")}</h2>
      <ul>
        {visas.map(({ name, position, at }) => (
          <li key={`${name} ${position}`}>{[position, name, at].filter(Boolean).join(", ")}</li>
        ))}
      </ul>
    </section>
  );
}

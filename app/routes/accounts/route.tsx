/** People of the installation, for the administrator, who runs accounts and not contents. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listAccounts } from "../../../server/domain/accounts/administration.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { calendarOf, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { Pill } from "../../ui/marks.tsx";
import { Page } from "../../ui/page.tsx";

export const handle: PageHandle = { title: "accounts.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("accounts", args, async ({ ground, context, actor }) =>
    (await listAccounts(ground, actor)).map(({ id, name, email, position, company, lastSeenAt, ...rights }) => ({
      ...{ id, name, email, place: [position, company].filter(Boolean).join(", ") },
      isAdmin: rights.isAdmin === 1,
      mayCreate: rights.mayCreateProjects === 1,
      away: rights.deactivatedAt !== null,
      seen: lastSeenAt && dayAndTime(lastSeenAt, calendarOf(context)),
    })),
  );
}

export default function AccountList() {
  const t = useT();
  const accounts = useLoaderData<typeof loader>();
  return (
    <>
      <Topbar />
      <Page title={t("accounts.title")} lead={t("accounts.lead")}>
        <table className="tbl">
          <thead>
            <tr>
              <th>{t("accounts.person")}</th>
              <th>{t("accounts.place")}</th>
              <th>{t("accounts.rights")}</th>
              <th>{t("accounts.seen")}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ id, name, email, place, isAdmin, mayCreate, away, seen }) => (
              <tr key={id}>
                <td data-l={t("accounts.person")}>
                  <Link className="link" to={`/accounts/${id}`}>
                    {name}
                  </Link>
                  <br />
                  <span className="muted">{email}</span>
                </td>
                <td data-l={t("accounts.place")}>{place}</td>
                <td data-l={t("accounts.rights")} className={isAdmin || mayCreate || away ? undefined : "none"}>
                  <span className="row wrap">
                    {isAdmin && <Pill tone="acc">{t("accounts.admin")}</Pill>}
                    {mayCreate && <Pill>{t("accounts.creates")}</Pill>}
                    {away && <Pill tone="warn">{t("accounts.away")}</Pill>}
                  </span>
                </td>
                <td data-l={t("accounts.seen")}>{seen ?? t("accounts.never")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Page>
    </>
  );
}

/** One account, for the administrator: rights, password reset, leaving with a hand-over, coming back. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { letCreateProjects, listAccounts, makeAdministrator } from "../../../server/domain/accounts/administration.ts";
import { deactivate, reactivate } from "../../../server/domain/accounts/deactivation.ts";
import { listDuties } from "../../../server/domain/accounts/duties.ts";
import { resetByAdministrator } from "../../../server/domain/accounts/password-changes.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Leaving, successorField } from "./leaving.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "accounts.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("accounts_.$accountId", args, async ({ ground, actor, params }) => {
    const account = (await listAccounts(ground, actor)).find(({ id }) => id === params.accountId);
    if (!account) throw new Refusal("not-found");
    const { id, name, email } = account;
    const isAdmin = account.isAdmin === 1;
    const rights = { isAdmin, mayCreate: account.mayCreateProjects === 1, away: account.deactivatedAt !== null };
    return { account: { id, name, email, ...rights }, duties: await listDuties(ground, actor, id) };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction("accounts_.$accountId", args, (posted, { ground, actor, context, params }) => {
    const accountId = params.accountId ?? "";
    const on = posted.get("on") === "1";
    const done = (work: Promise<void>) => work.then(() => ({ done: posted.get("intent") }));
    return byIntent(posted, {
      admin: () => done(makeAdministrator(ground, actor, accountId, on)),
      create: () => done(letCreateProjects(ground, actor, accountId, on)),
      reset: () => done(resetByAdministrator(ground, actor, { accountId, origin: context.origin })),
      back: () => done(reactivate(ground, actor, accountId)),
      leave: () => done(deactivate(ground, actor, accountId, posted.startingWith(successorField))),
    });
  });
}

function Right({ intent, on, title, lead }: { intent: "admin" | "create"; on: boolean; title: string; lead: string }) {
  const t = useT();
  return (
    <Form method="post" className="mini">
      <input type="hidden" name="on" value={on ? "0" : "1"} />
      <div className="grow">
        <b>{title}</b>
        <p className="muted">{lead}</p>
      </div>
      <SubmitButton intent={intent} size="small">
        {on ? t("accounts.takeAway") : t("accounts.give")}
      </SubmitButton>
    </Form>
  );
}

export default function AccountPage() {
  const t = useT();
  const { account, duties } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = answer && "done" in answer;
  const back = (
    <Link className="link" to="/accounts">
      {t("accounts.title")}
    </Link>
  );
  return (
    <>
      <Topbar />
      <Page narrow title={account.name} lead={account.email} actions={back}>
        <Done answer={answer} text={done ? t("form.saved") : undefined} />
        <FormError failure={failureOf(answer)} />
        {account.away ? (
          <Section title={t("accounts.back")} lead={t("accounts.backLead")}>
            <Form method="post">
              <SubmitButton intent="back">{t("accounts.backDo")}</SubmitButton>
            </Form>
          </Section>
        ) : (
          <>
            <Section title={t("accounts.rights")}>
              <Right
                intent="create"
                on={account.mayCreate}
                title={t("accounts.creates")}
                lead={t("accounts.createsLead")}
              />
              <Right intent="admin" on={account.isAdmin} title={t("accounts.admin")} lead={t("accounts.adminLead")} />
            </Section>
            <Section title={t("accounts.reset")} lead={t("accounts.resetLead")}>
              <Form method="post">
                <SubmitButton intent="reset">{t("accounts.resetDo")}</SubmitButton>
              </Form>
            </Section>
            <Leaving duties={duties} failure={failureOf(answer, "leave")} />
          </>
        )}
      </Page>
    </>
  );
}

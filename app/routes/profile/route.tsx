/** One's own page: name and position, language and theme, password, passkeys, sessions, tokens of the API. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import LogOut from "lucide-react/icons/log-out";
import { createToken, listTokens, revokeToken } from "../../../server/domain/accounts/api-tokens.ts";
import { addPasskey, listPasskeys, removePasskey } from "../../../server/domain/accounts/passkeys.ts";
import { changePassword } from "../../../server/domain/accounts/password-changes.ts";
import { changeProfile } from "../../../server/domain/accounts/profile.ts";
import { changeRhythm, readRhythm } from "../../../server/domain/inbox/rhythm.ts";
import { isInside } from "../../../server/domain/members/member-list.ts";
import { listSessions, revokeSession } from "../../../server/domain/accounts/sessions.ts";
import { doneOf, failureOf } from "../../form-answer.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import { OwnAdministration } from "../../own-administration.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { preferenceCookies } from "../../preference-cookies.ts";
import { passkeyPlace } from "../../passkeys/place.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { passkeyOf } from "../../signing/proof.ts";
import { Topbar } from "../../topbar.tsx";
import { Button } from "../../ui/button.tsx";
import { Done } from "../../ui/done.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { DigestSection } from "./digest.tsx";
import { PasskeysSection } from "./passkeys.tsx";
import { PasswordSection } from "./password.tsx";
import { PersonalSection } from "./personal.tsx";
import { SessionsSection } from "./sessions.tsx";
import { TokensSection } from "./tokens.tsx";
import { clientName } from "./user-agent.ts";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "profile.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("profile", args, async ({ ground, context, actor, account }) => {
    const when = (moment: string) => dayAndTime(moment, calendarOf(context));
    const { email, name, position, company, language, theme, passwordHash } = account;
    const sessions = (await listSessions(ground, actor)).map(({ id, userAgent, address, lastSeenAt }) => ({
      ...{ id, address, client: clientName(userAgent), seen: when(lastSeenAt), present: id === context.sessionId },
    }));
    const tokens = (await listTokens(ground, actor)).map(({ id, name: title, createdAt, lastUsedAt }) => ({
      ...{ id, name: title, created: when(createdAt), used: lastUsedAt && when(lastUsedAt) },
    }));
    const passkeys = (await listPasskeys(ground, actor)).map(({ id, name: title, createdAt, lastUsedAt }) => ({
      ...{ id, name: title, created: when(createdAt), used: lastUsedAt && when(lastUsedAt) },
    }));
    // Whoever is of the inside nowhere has no inbox (R6).
    const rhythm = (await isInside(ground, actor)) ? await readRhythm(ground, actor) : null;
    const person = { email, name, position, company, language, theme, hasPassword: passwordHash !== null };
    return { person, rhythm, sessions, tokens, passkeys, place: passkeyPlace({ ground, context }) };
  });
}

interface Answer {
  done: "password" | "session" | "revoked" | "token" | "passkey" | "passkey-removed" | "digest";
  /** A new token, shown this once. */
  token?: string;
}

export function action(args: ActionFunctionArgs) {
  return formAction("profile", args, (posted, { ground, actor, context }) =>
    byIntent<Answer | Response>(posted, {
      profile: async () => {
        const fields = ["personName", "position", "company", "language", "theme"] as const;
        const { language, theme } = await changeProfile(
          ground,
          actor,
          Object.fromEntries(fields.map((field) => [field, posted.get(field)])),
        );
        // The sign-in page is to speak the same language.
        preferenceCookies({ language, theme }, ground.config.secureCookies).forEach(context.setCookie);
        return redirect("/profile?saved");
      },
      digest: async () => {
        await changeRhythm(ground, actor, posted.get("rhythm"));
        return { done: "digest" };
      },
      password: async () => {
        const given = { current: posted.get("current"), password: posted.get("password") };
        await changePassword(ground, actor, { ...given, sessionId: context.sessionId ?? "" });
        return { done: "password" };
      },
      "new-passkey": async () => {
        await addPasskey(ground, actor, { name: posted.get("name"), passkey: passkeyOf(posted) });
        return { done: "passkey" };
      },
      "remove-passkey": async () => {
        await removePasskey(ground, actor, { id: posted.get("id"), current: posted.get("current") });
        return { done: "passkey-removed" };
      },
      session: async () => {
        await revokeSession(ground, actor, posted.get("id"));
        return { done: "session" };
      },
      "new-token": async () => {
        const { token } = await createToken(ground, actor, { name: posted.get("name") });
        return { done: "token", token };
      },
      "revoke-token": async () => {
        await revokeToken(ground, actor, posted.get("id"));
        return { done: "revoked" };
      },
    }),
  );
}

const doneWords = {
  password: "password.changed",
  session: "sessions.ended",
  revoked: "tokens.revoked",
  token: "tokens.made",
  passkey: "passkey.added",
  "passkey-removed": "passkey.removed",
  digest: "digest.saved",
} as const;

export default function Profile() {
  const t = useT();
  const { person, rhythm, sessions, tokens, passkeys, place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = doneOf<Answer>(answer);
  const [params] = useSearchParams();
  const saved = !answer && params.has("saved") ? t("form.saved") : undefined;
  const signOut = (
    <Form method="post" action="/sign-out" reloadDocument>
      <Button type="submit" icon={LogOut}>
        {t("profile.signOut")}
      </Button>
    </Form>
  );
  return (
    <>
      <Topbar />
      <Page narrow title={t("profile.title")} lead={person.email} actions={signOut}>
        <Done answer={answer} text={done ? t(doneWords[done.done]) : saved} />
        <FormError
          failure={failureOf(answer, "new-passkey") ? undefined : failureOf(answer)}
          fields={["personName", "position", "company", "current", "password", "name"]}
        />
        <PersonalSection person={person} failure={failureOf(answer, "profile")} />
        {rhythm && <DigestSection rhythm={rhythm} />}
        <PasswordSection hasPassword={person.hasPassword} failure={failureOf(answer, "password")} />
        <PasskeysSection
          {...{ passkeys, place, hasPassword: person.hasPassword }}
          failure={failureOf(answer, "new-passkey")}
          removal={failureOf(answer, "remove-passkey")}
        />
        <SessionsSection sessions={sessions} />
        <TokensSection tokens={tokens} made={done?.token} failure={failureOf(answer, "new-token")} />
        <OwnAdministration />
      </Page>
    </>
  );
}

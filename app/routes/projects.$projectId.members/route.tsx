/** The project group: who is in it, who is invited, inviting one or many. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { listMembers } from "../../../server/domain/members/member-list.ts";
import {
  invite,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from "../../../server/domain/members/invitations.ts";
import { may } from "../../../server/domain/people.ts";
import { getProject } from "../../../server/domain/projects/projects.ts";
import { failureOf } from "../../form-answer.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, calendarOf, formAction, pageData } from "../../request.ts";
import { Done } from "../../ui/done.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { HandedLink } from "../../project/handed-link.tsx";
import { InvitationTable } from "./invitation-table.tsx";
import { InviteMany } from "./invite-many.tsx";
import { InviteOne } from "./invite-one.tsx";
import { inviteLines, previewLines, type LinesPreview } from "./invite-lines.server.ts";
import { MemberTable } from "./member-table.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "nav.members" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.members", args, async ({ ground, context, actor, projectId }) => {
    const { role, timeZone, company } = await getProject(ground, actor, projectId);
    const members = await listMembers(ground, actor, projectId);
    const leads = may(role, "member.change");
    const now = ground.clock.now().toISOString();
    const pending = leads ? await listInvitations(ground, actor, projectId) : [];
    const invitations = pending.map(({ id, email, name, role: as, expiresAt }) => ({
      ...{ id, email, name, role: as, expired: expiresAt <= now },
      until: dayAndTime(expiresAt, calendarOf(context, timeZone)),
    }));
    return { members, invitations, leads, company };
  });
}

interface Answer {
  done?: "invited" | "revoked";
  /** How many were invited. */
  count?: number;
  /** Links to hand over, shown this once. */
  links?: { email: string; link: string }[];
  preview?: LinesPreview;
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.members", args, (posted, { ground, actor, context, projectId }) => {
    const delivery = posted.get("intent").endsWith("link") ? ("link" as const) : ("mail" as const);
    const sending = { delivery, origin: context.origin };
    const one = async (issued: Awaited<ReturnType<typeof invite>>): Promise<Answer> => ({
      ...{ done: "invited", count: 1 },
      links: issued.link === null ? [] : [{ email: issued.invitation.email, link: issued.link }],
    });
    const inviteOne = async () => {
      const fields = ["email", "name", "role", "position", "department", "company"] as const;
      const given = Object.fromEntries(fields.map((field) => [field, posted.get(field)])) as Record<
        (typeof fields)[number],
        string
      >;
      return one(await invite(ground, actor, projectId, { ...given, ...sending }));
    };
    const renew = async () => one(await renewInvitation(ground, actor, projectId, posted.get("id"), sending));
    return byIntent<Answer>(posted, {
      "invite-mail": inviteOne,
      "invite-link": inviteOne,
      "renew-mail": renew,
      "renew-link": renew,
      check: async () => ({
        preview: await previewLines(ground, actor, projectId, posted.get("lines"), context.language),
      }),
      "many-mail": () => inviteLines(ground, actor, projectId, posted.get("lines"), sending),
      "many-link": () => inviteLines(ground, actor, projectId, posted.get("lines"), sending),
      revoke: async () => {
        await revokeInvitation(ground, actor, projectId, posted.get("id"));
        return { done: "revoked" };
      },
    });
  });
}

/** Grows with each invitation sent from here: the form starts anew then, and never under somebody's hands. */
function useSent(done: object | undefined): number {
  const seen = useRef({ done, sent: 0 });
  if (done && done !== seen.current.done) seen.current = { done, sent: seen.current.sent + 1 };
  return seen.current.sent;
}

export default function Members() {
  const t = useT();
  const { members, invitations, leads, company } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const done = answer && !("error" in answer) ? answer : undefined;
  const sent = useSent(done?.count ? done : undefined);
  const text =
    done?.done === "revoked" ? t("invite.revoked") : done?.count ? t("invite.done", { count: done.count }) : undefined;
  return (
    <Page title={t("nav.members")} lead={t("members.lead")}>
      <Done answer={answer} text={text} />
      <FormError
        failure={failureOf(answer)}
        fields={["email", "name", "personName", "role", "position", "department", "company"]}
      />
      {done?.links?.map(({ email, link }) => (
        <HandedLink key={link} email={email} link={link} />
      ))}
      <MemberTable members={members} leads={leads} />
      {leads && (
        <>
          <InvitationTable invitations={invitations} />
          <InviteOne
            key={sent}
            company={company}
            failure={failureOf(answer, "invite-mail") ?? failureOf(answer, "invite-link")}
          />
          <InviteMany preview={done?.preview} kept={failureOf(answer)?.values.lines} />
        </>
      )}
    </Page>
  );
}

/** How an invitation reaches a person: by mail, or by a link that is handed over. */
import type { Invitations } from "../../db/schema.ts";
import { invitationLetter } from "../../mail/invitation-letters.ts";
import { links } from "../../mail/letter.ts";
import type { ProjectCommand } from "../command.ts";
import { post } from "../outbox.ts";

/** How long an invitation can be accepted. */
const invitationHours = 72;

/** By mail to the address, or by a link that the inviter copies and hands over; then no letter goes out. */
export type Delivery = "mail" | "link";

export interface Sending {
  delivery: Delivery;
  /** The origin in use, for the link. */
  origin: string;
}

/** An invitation as the project's leaders see it: everything but the secret. */
export type InvitationOverview = Omit<Invitations, "tokenHash">;

export interface Issued {
  invitation: InvitationOverview;
  /** The link to hand over, shown this once; null when it went by mail. */
  link: string | null;
}

/** When an invitation made now can no longer be accepted. */
export function lapse(now: string): string {
  return new Date(Date.parse(now) + invitationHours * 3_600_000).toISOString();
}

/** Mails the link, or returns it to be handed over. */
export async function deliver(
  command: ProjectCommand,
  invitation: InvitationOverview,
  token: string,
  { delivery, origin }: Sending,
): Promise<string | null> {
  const link = links.invitation(origin, token);
  if (delivery === "link") return link;
  const { project } = command;
  const inviter = invitation.companyId === null ? await nameOf(command) : "";
  const to = { email: invitation.email, language: project.language === "en" ? ("en" as const) : ("ru" as const) };
  await post(
    command,
    invitationLetter(to, {
      project: project.name,
      company: project.company,
      inviter,
      link,
      hours: invitationHours,
    }),
  );
  return null;
}

async function nameOf({ q, actorId }: ProjectCommand): Promise<string> {
  return (await q.selectFrom("accounts").select("name").where("id", "=", actorId).executeTakeFirstOrThrow()).name;
}

/** Many invitations pasted from a spreadsheet: checked first, then sent. */
import type { Language } from "../../../server/db/schema.ts";
import type { Actor } from "../../../server/domain/command.ts";
import { inviteMany } from "../../../server/domain/members/invitation-batch.ts";
import type { Sending } from "../../../server/domain/members/invitation-delivery.ts";
import { checkInvitation, readLines, type Invited } from "../../../server/domain/members/invitation-lines.ts";
import { listInvitations } from "../../../server/domain/members/invitations.ts";
import { listMembers } from "../../../server/domain/members/member-list.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import type { Ground } from "../../../server/ground.ts";

/** A pasted line as it was understood, or why it cannot be. */
export interface LinePreview {
  line: number;
  email: string;
  invited?: Invited;
  problem?: string;
}

export interface LinesPreview {
  /** The paste itself, to be sent on. */
  pasted: string;
  lines: LinePreview[];
}

/** Reads pasted lines as invitations and invites nobody. @throws Refusal required, too-large, not-allowed */
export async function previewLines(
  ground: Ground,
  actor: Actor,
  projectId: string,
  pasted: string,
  language: Language,
): Promise<LinesPreview> {
  const lines = readLines(pasted);
  if (lines.length === 0) throw new Refusal("required", { field: "lines" });
  const now = ground.clock.now().toISOString();
  const members = new Set((await listMembers(ground, actor, projectId)).map(({ email }) => email));
  const pending = (await listInvitations(ground, actor, projectId)).filter(({ expiresAt }) => expiresAt > now);
  const taken = new Set(pending.map(({ email }) => email));
  const judge = (fields: Parameters<typeof checkInvitation>[0]): Invited => {
    const invited = checkInvitation(fields);
    if (members.has(invited.email)) throw new Refusal("already-member", { email: invited.email });
    if (taken.has(invited.email)) throw new Refusal("already-invited", { email: invited.email });
    taken.add(invited.email);
    return invited;
  };
  return {
    pasted,
    lines: lines.map(({ line, fields }) => {
      try {
        return { line, email: fields.email, invited: judge(fields) };
      } catch (error) {
        if (error instanceof Refusal) return { line, email: fields.email, problem: error.sentence(language) };
        throw error;
      }
    }),
  };
}

/** Invites everybody whose line is right. @throws Refusal required, too-large, not-allowed */
export async function inviteLines(ground: Ground, actor: Actor, projectId: string, pasted: string, sending: Sending) {
  const { issued } = await inviteMany(ground, actor, projectId, {
    lines: readLines(pasted),
    skipWrong: true,
    ...sending,
  });
  const links = issued.flatMap(({ invitation, link }) => (link === null ? [] : [{ email: invitation.email, link }]));
  return { done: "invited" as const, count: issued.length, links };
}

/** Many invitations at once: all or none, unless told to skip what is wrong. */
import type { Ground } from "../../ground.ts";
import { projectCommand, type Actor } from "../command.ts";
import type { Issued, Sending } from "./invitation-delivery.ts";
import { checkInvitation, type InvitationLine, type LineProblem } from "./invitation-lines.ts";
import { issue } from "./invitations.ts";
import { Refusal } from "../refusal.ts";

/** Carries what is wrong with the lines out of a transaction that must leave nothing behind. */
class WrongLines extends Error {
  constructor(readonly problems: LineProblem[]) {
    super("some lines are wrong");
  }
}

/**
 * Invites everybody named in the lines; when one is wrong nobody is, unless `skipWrong`.
 * @returns those invited, and what is wrong with the other lines
 * @throws Refusal not-allowed, not-found, required when there are no lines
 */
export async function inviteMany(
  ground: Ground,
  actor: Actor,
  projectId: string,
  given: { lines: InvitationLine[]; skipWrong: boolean } & Sending,
): Promise<{ issued: Issued[]; problems: LineProblem[] }> {
  if (given.lines.length === 0) throw new Refusal("required", { field: "email" }, "email");
  try {
    return await projectCommand(ground, actor, projectId, "member.invite", async (command) => {
      const issued: Issued[] = [];
      const problems: LineProblem[] = [];
      for (const { line, fields } of given.lines) {
        try {
          issued.push(await issue(ground, command, checkInvitation(fields), given));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          problems.push({ line, email: fields.email, refusal: error });
        }
      }
      const nobody = issued.length === 0;
      if (nobody || (problems.length > 0 && !given.skipWrong)) throw new WrongLines(problems);
      return { issued, problems };
    });
  } catch (error) {
    if (error instanceof WrongLines) return { issued: [], problems: error.problems };
    throw error;
  }
}

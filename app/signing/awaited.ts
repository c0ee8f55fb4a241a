/** What waits for the person, as pages show it. */
import { listAwaited, type AwaitedDecision } from "../../server/domain/sign-off/awaiting.ts";
import { calendarOf, type SignedInVisit } from "../request.ts";
import { termOf } from "./term.ts";

/** A decision that is awaited, ready to be shown. */
export type AwaitedRow = ReturnType<typeof rowOf>;

function rowOf({ deadline, timeZone, signedBefore, ...decision }: AwaitedDecision, context: SignedInVisit["context"]) {
  const { projectId, projectName, sectionId, sectionTitle, blockId, blockTitle } = decision;
  const { hash, revision, mandatory, insteadOf } = decision;
  return {
    ...{ projectId, projectName, sectionId, sectionTitle, blockId, blockTitle, hash, revision, mandatory, insteadOf },
    ...{ signedBefore, editOnly: signedBefore !== null, term: termOf(deadline, calendarOf(context, timeZone)) },
  };
}

/** All that waits for the person, the most pressing first. */
export async function readAwaited({
  ground,
  actor,
  context,
}: Pick<SignedInVisit, "ground" | "actor" | "context">): Promise<AwaitedRow[]> {
  return (await listAwaited(ground, actor)).map((decision) => rowOf(decision, context));
}

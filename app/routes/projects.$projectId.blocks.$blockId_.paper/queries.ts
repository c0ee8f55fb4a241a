/** What the page of a signature on paper reads: the round under way and whose decisions may be entered. */
import { Refusal } from "../../../server/domain/refusal.ts";
import { readBlockSignOff } from "../../../server/domain/sign-off/block-sign-off.ts";
import { largestPaper } from "../../../server/domain/sign-off/paper-files.ts";
import { dayIn } from "../../../server/domain/document/due-days.ts";
import { readProject } from "../../project/read-project.ts";
import type { SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, not-allowed */
export async function readPaperPage(visit: SignedInVisit) {
  const { ground, actor, params, projectId, request } = visit;
  const { sections, timeZone } = await readProject(visit);
  const section = sections.find(({ blocks }) => blocks.some(({ id }) => id === params.blockId));
  const block = section?.blocks.find(({ id }) => id === params.blockId);
  if (!section || !block) throw new Refusal("not-found");
  const { round } = await readBlockSignOff(ground, actor, projectId, block.id);
  const open = round && round.endedAt === null ? round : null;
  const awaited = open?.approvers.filter(({ onPaper }) => onPaper) ?? [];
  const asked = new URL(request.url).searchParams.get("approver");
  return {
    block: {
      ...{ id: block.id, title: block.title, sectionTitle: section.title },
      number: `${sections.indexOf(section) + 1}.${block.position + 1}`,
    },
    round: open && {
      ...{ hash: open.hash, revision: open.revision },
      // What is earlier than the round was another text.
      days: { first: dayIn(timeZone, new Date(open.submittedAt)), last: dayIn(timeZone, ground.clock.now()) },
    },
    awaited: awaited.map(({ memberId, name, position, roles }) => ({
      memberId,
      words: [name, position || roles.join(", ")].filter(Boolean).join(", "),
    })),
    asked: awaited.find(({ memberId }) => memberId === asked)?.memberId ?? "",
    largest: largestPaper,
  };
}

export type PaperPageData = Awaited<ReturnType<typeof readPaperPage>>;

/** Which changes hit requirements that stood on weak grounds when the version was approved. The measures are ours. */
import type { Standing } from "../comparison/requirement-differences.ts";
import type { ChurnEvent } from "./churn-events.ts";

/** A version with what stands in it. */
export interface VersionThen {
  at: string;
  standing: Standing;
}

/** A question that integrators asked. */
export interface OpenQuestion {
  /** The block it is about; null for a question in general. */
  blockId: string | null;
  /** The code of the requirement it is about; null for the whole block. */
  code: string | null;
  receivedAt: string;
  /** When its answer was published. */
  answeredAt: string | null;
}

export interface HitShare {
  hits: number;
  /** Changes of requirements that stood in a version. */
  of: number;
  /** hits / of; null when nothing of a version was changed. */
  share: number | null;
}

function shareOf(hits: number, of: number): HitShare {
  return { hits, of, share: of > 0 ? hits / of : null };
}

/** Modified and deleted requirements, each with the version in force and how it stood there. */
function hitsOn(events: readonly ChurnEvent[], versions: readonly VersionThen[]) {
  return events.flatMap((event) => {
    const version = versions.findLast(({ at }) => at < event.at);
    const stood = version?.standing.get(event.uuid);
    return version && stood && event.kind !== "added" ? [{ event, version, stood }] : [];
  });
}

/** Words of a respondent, confirmed by him, that are evidence for a requirement. */
export interface Evidence {
  /** Uuid of the requirement. */
  uuid: string;
  /** Since when they are: linked and confirmed. */
  at: string;
}

/**
 * The share of changes that hit requirements without a source: the field «Источник» of the card was empty in the
 * version, and no respondent's confirmed words were evidence for it by then.
 */
export function changesWithoutSource(
  events: readonly ChurnEvent[],
  versions: readonly VersionThen[],
  evidence: readonly Evidence[],
): HitShare {
  const hits = hitsOn(events, versions);
  const bare = hits.filter(
    ({ event, version, stood }) =>
      stood.words.source.trim() === "" && !evidence.some(({ uuid, at }) => uuid === event.uuid && at <= version.at),
  );
  return shareOf(bare.length, hits.length);
}

/**
 * The share of changes that hit requirements about which a question was open when the version was approved: asked by
 * then, its answer not published, about the requirement itself or about its block as a whole.
 */
export function changesWithOpenQuestion(
  events: readonly ChurnEvent[],
  versions: readonly VersionThen[],
  questions: readonly OpenQuestion[],
): HitShare {
  const hits = hitsOn(events, versions);
  const asked = hits.filter(({ version, stood }) =>
    questions.some(
      ({ blockId, code, receivedAt, answeredAt }) =>
        receivedAt <= version.at &&
        (answeredAt === null || answeredAt > version.at) &&
        (code === null ? blockId === stood.blockId : code === stood.code),
    ),
  );
  return shareOf(asked.length, hits.length);
}

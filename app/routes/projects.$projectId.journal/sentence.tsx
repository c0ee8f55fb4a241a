/** One entry as a sentence: who did what to what, with links to what can be looked at. */
import { Link } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { documentWords } from "../../../content/schema/words.ts";
import { requirementAnchor, requirementStatuses } from "../../../content/schema/names.ts";
import type { EntryKind } from "../../../server/domain/journal/kinds.ts";
import type { SimpleKey, Translate } from "../../i18n/messages.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { blockAnchor, sectionAnchor } from "../../project/anchors.ts";
import { phaseWords, roleWords } from "../../project/words.ts";
import type { Language } from "../../../server/db/schema.ts";
import type { ShownEntry } from "./queries.ts";

const stateWords: Record<string, SimpleKey> = {
  ...roleWords,
  ...phaseWords,
  agreed: "journal.state.agreed",
  "agreed-with-remarks": "journal.state.agreed-with-remarks",
  rejected: "journal.state.rejected",
  "by-default": "journal.state.by-default",
  returned: "journal.state.returned",
  withdrawn: "journal.state.withdrawn",
  reopened: "journal.state.reopened",
  taken: "journal.state.taken",
  declined: "journal.state.declined",
  "in-work": "progress.in-work",
  delivered: "progress.delivered",
};

/** How a state, a role or a phase is called; what is not known stands as it is. */
function wordFor(state: string, t: Translate, language: Language): string {
  const status = requirementStatuses.find((each) => each === state);
  if (status) return documentWords[language].statuses[status];
  const key = Object.hasOwn(stateWords, state) ? stateWords[state] : undefined;
  return key ? t(key) : state;
}

/** Puts nodes into the holes of a message. */
function filled(say: (holes: Record<string, string>) => string, pieces: Record<string, ReactNode>): ReactNode {
  const names = Object.keys(pieces);
  // No message holds such a letter: it marks where a hole was.
  const marks = Object.fromEntries(names.map((name, at) => [name, String.fromCharCode(0xe000 + at)]));
  return say(marks)
    .split(/([\ue000-\ue0ff])/)
    .map((part, at) => {
      const name = names[part.charCodeAt(0) - 0xe000];
      return <Fragment key={at}>{part.length === 1 && name !== undefined ? pieces[name] : part}</Fragment>;
    });
}

interface Place {
  title: string;
  /** Null where nothing can be shown. */
  hash: string | null;
}

function Placed({ path, place }: { path: string; place: Place }) {
  if (place.hash === null) return <>{place.title}</>;
  return (
    <Link className="place" to={{ pathname: path, hash: place.hash }}>
      {place.title}
    </Link>
  );
}

export function Sentence({ entry, path }: { entry: ShownEntry; path: string }) {
  const t = useT();
  const language = useLanguage();
  const { people, block, section, requirement, elsewhere, person, due, number, state } = entry;
  const somebody = t("activity.somebody");
  const who = people.length === 0 ? t("brand") : people.map((name) => name || somebody).join(", ");
  const ofBlock: Place = block
    ? { title: t("journal.quoted", block), hash: block.removed ? null : blockAnchor(block.id) }
    : { title: t("journal.goneBlock"), hash: null };
  const ofSection: Place = section
    ? { title: t("journal.quoted", section), hash: section.removed ? null : sectionAnchor(section.id) }
    : { title: t("journal.goneSection"), hash: null };
  const ofRequirement: Place = {
    title: requirement?.code ?? "",
    hash: requirement?.stands ? requirementAnchor(requirement.uuid) : null,
  };
  const placed = (place: Place) => <Placed path={path} place={place} />;
  const held = [person || t("journal.nobody"), due && t("journal.due", { due })].filter(Boolean).join(", ");
  const pieces: Record<Hole, ReactNode> = {
    ...{ number, held },
    ...{ who: <b>{who}</b>, person: person || somebody, word: wordFor(state, t, language) },
    ...{ block: placed(ofBlock), section: placed(ofSection), requirement: placed(ofRequirement) },
    place: block ? placed(ofBlock) : section ? placed(ofSection) : t("journal.wholeDocument"),
    elsewhere: elsewhere && <Elsewhere path={path} text={elsewhere} />,
  };
  const say = (holes: Record<Hole, string>) => {
    if (entry.onPaper) return t("paper.journal", holes);
    if (entry.kind === "revision.taken" && elsewhere) return t(revisionWords[elsewhere.of], holes);
    return entry.kind === null
      ? t("journal.unknown", { who: holes.who, kind: entry.unknown })
      : t(keyOf(entry.kind), holes);
  };
  return <p>{filled((holes) => say(holes as Record<Hole, string>), pieces)}</p>;
}

type Hole = "who" | "block" | "section" | "requirement" | "person" | "number" | "word" | "held" | "place" | "elsewhere";

const revisionWords = { change: "journal.revisionOfChange", interview: "journal.revisionOfNotes" } as const;

function Elsewhere({ path, text }: { path: string; text: NonNullable<ShownEntry["elsewhere"]> }) {
  const t = useT();
  const { of, number, id } = text;
  return (
    <Link className="place" to={of === "change" ? `${path}/changes/${number}` : `${path}/interviews/${id}`}>
      {of === "change" ? `ЗИ-${number}` : t("journal.number", { number })}
    </Link>
  );
}

function keyOf(kind: EntryKind): `journal.did.${EntryKind}` {
  return `journal.did.${kind}`;
}

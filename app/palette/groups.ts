/** What the palette lists: groups of things to go to and to do, each answering the words that were typed. */
import BookOpen from "lucide-react/icons/book-open";
import ClipboardList from "lucide-react/icons/clipboard-list";
import FileText from "lucide-react/icons/file-text";
import Folder from "lucide-react/icons/folder";
import GitPullRequestArrow from "lucide-react/icons/git-pull-request-arrow";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question-mark";
import MessageSquare from "lucide-react/icons/message-square";
import Mic from "lucide-react/icons/mic";
import Search from "lucide-react/icons/search";
import Users from "lucide-react/icons/users";
import type { LucideIcon } from "lucide-react";
import { marked, type Piece } from "../../content/search/excerpt.ts";
import { readQuery, termsHeld, termsOf, type Term } from "../../content/search/words.ts";
import { hitKinds, type HitKind } from "../../server/domain/search/shapes.ts";
import type { Translate } from "../i18n/messages.ts";
import { hitCode, kindWords } from "../search/hit-path.ts";
import type { PaletteHit, PaletteStart } from "./answer.ts";
import type { Deed, Place } from "./places.ts";
import type { Finding } from "./use-found.ts";

export interface Option {
  key: string;
  icon: LucideIcon;
  code?: string;
  title: Piece[];
  /** A second line: the words around, or where it stands. */
  excerpt?: Piece[];
  note?: string;
  to?: string;
  deed?: Deed;
}

export interface Group {
  title: string;
  options: Option[];
}

const icons: Record<HitKind, LucideIcon> = {
  block: FileText,
  requirement: ClipboardList,
  thread: MessageSquare,
  question: MessageCircleQuestion,
  change: GitPullRequestArrow,
  interview: Mic,
  person: Users,
};

const plain = (text: string): Piece[] => [{ text, found: false }];

function hitOptions(hits: readonly PaletteHit[], t: Translate): Option[] {
  return hits.map((hit, at) => {
    const { kind, title, excerpt, place, to } = hit;
    return { key: `${kind} ${at} ${to}`, icon: icons[kind], code: hitCode(hit, t), title, excerpt, note: place, to };
  });
}

/** Those whose names answer the words; all of them when there are none. */
function named(places: readonly Place[], terms: readonly Term[], t: Translate): Option[] {
  return places
    .map(({ title, ...place }) => ({ ...place, name: t(title) }))
    .filter(({ name }) => termsHeld(name, terms).length === terms.length)
    .map(({ name, icon, to, deed }) => {
      const key = `${to ?? ""} ${JSON.stringify(deed ?? "")}`;
      return { key, icon, to, deed, title: marked(name, terms) };
    });
}

interface Listed {
  start: PaletteStart;
  pages: readonly Place[];
  deeds: readonly Place[];
  typed: string;
  finding: Finding;
  t: Translate;
}

/** How many pages stand before anything is typed: the keys and the side panel know the others. */
const firstPages = 6;

/** Empty groups are left out. */
export function groupsOf(listed: Listed): Group[] {
  const { start, pages, deeds, typed, finding, t } = listed;
  const query = readQuery(typed);
  const terms = termsOf(query);
  const go = named(pages, terms, t);
  const act = named(deeds, terms, t);
  const projects = projectOptions(start, terms);
  const groups: Group[] =
    query === ""
      ? [
          { title: t("palette.recent"), options: hitOptions(start.recent, t) },
          ...(start.project ? [] : [{ title: t("palette.projects"), options: projects }]),
          { title: t("palette.go"), options: go.slice(0, firstPages) },
          { title: t("palette.do"), options: act },
        ]
      : [
          ...hitKinds.map((kind) => ({ title: t(kindWords[kind]), options: hitsOf(finding, kind, t) })),
          { title: t("palette.projects"), options: terms.length > 0 ? projects : [] },
          { title: t("palette.go"), options: terms.length > 0 ? go : [] },
          { title: t("palette.do"), options: terms.length > 0 ? act : [] },
          { title: "", options: allOption(listed, query) },
        ];
  return groups.filter(({ options }) => options.length > 0);
}

const hitsOf = ({ found }: Finding, kind: HitKind, t: Translate) =>
  hitOptions(
    (found?.hits ?? []).filter((hit) => hit.kind === kind),
    t,
  );

function projectOptions({ projects, project }: PaletteStart, terms: readonly Term[]): Option[] {
  return projects
    .filter(
      ({ id, name, company }) => id !== project?.id && termsHeld(`${name} ${company}`, terms).length === terms.length,
    )
    .map(({ id, name, company }) => ({
      key: id,
      icon: Folder,
      title: marked(name, terms),
      note: company,
      to: `/projects/${id}`,
    }));
}

/** All that was found has a page of its own. */
function allOption({ start: { project }, finding: { found }, t }: Listed, query: string): Option[] {
  if (!project || !found || found.total === 0) return [];
  const path = project.role === "integrator" ? `/tender/${project.id}` : `/projects/${project.id}/search`;
  const title = plain(t("palette.all", { count: found.total }));
  return [{ key: "all", icon: Search, title, to: `${path}?q=${encodeURIComponent(query)}` }];
}

/** Where to go when nothing was found. */
export function wayOn(pages: readonly Place[], t: Translate): Group {
  const options = named(pages, [], t).slice(0, firstPages);
  return { title: t("palette.noneWayOn"), options: options.map((one) => ({ ...one, icon: BookOpen })) };
}

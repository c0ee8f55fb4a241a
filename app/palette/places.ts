/** The pages one can go to and what can be done from anywhere; each only for those it is open to. */
import FilePlus from "lucide-react/icons/file-plus";
import FileText from "lucide-react/icons/file-text";
import Languages from "lucide-react/icons/languages";
import LogOut from "lucide-react/icons/log-out";
import Moon from "lucide-react/icons/moon";
import PenTool from "lucide-react/icons/pen-tool";
import Plus from "lucide-react/icons/plus";
import Sun from "lucide-react/icons/sun";
import UserPlus from "lucide-react/icons/user-plus";
import type { LucideIcon } from "lucide-react";
import { may, type Act } from "../../server/domain/people.ts";
import type { Language } from "../../server/db/schema.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import type { Me } from "../me.ts";
import type { PaletteStart } from "./answer.ts";

/** What is done without going anywhere: a form that is posted. */
export interface Deed {
  action: "/preferences" | "/sign-out";
  fields: Record<string, string>;
}

/** A page or a deed under its name. */
export interface Place {
  title: SimpleKey;
  icon: LucideIcon;
  to?: string;
  deed?: Deed;
}

const pages: readonly [SimpleKey, path: string, act: Act][] = [
  ["nav.document", "", "text.read"],
  ["nav.overview", "/overview", "project.read"],
  ["nav.requirements", "/requirements", "text.read"],
  ["nav.interviews", "/interviews", "interview.read"],
  ["nav.myBlocks", "/my-blocks", "project.read"],
  ["nav.threads", "/threads", "thread.read"],
  ["nav.approvers", "/approvers", "project.read"],
  ["nav.questions", "/questions", "clarification.read"],
  ["nav.changes", "/changes", "change.read"],
  ["nav.versions", "/versions", "sign-off.read"],
  ["nav.changeLog", "/change-log", "change-log.read"],
  ["nav.churn", "/churn", "change-log.read"],
  ["palette.synthesis", "/synthesis", "interview.read"],
  ["nav.members", "/members", "member.list"],
  ["nav.keptEdits", "/kept-edits", "project.read"],
  ["nav.bin", "/bin", "block.change"],
  ["tender.page", "/tender", "tender.lead"],
  ["nav.journal", "/journal", "journal.read"],
  ["nav.settings", "/settings", "project.change"],
  ["palette.search", "/search", "search.ask"],
];

const doorPages: readonly [SimpleKey, path: string, forContractor?: boolean][] = [
  ["door.document", ""],
  ["door.changes", "/changes"],
  ["door.questions", "/questions"],
  ["contractor.tab", "/requests", true],
];

const beginnings: readonly [SimpleKey, path: string, act: Act, icon: LucideIcon][] = [
  ["palette.newChange", "/changes/new", "change.write", FilePlus],
  ["palette.newInterview", "/interviews/new", "interview.conduct", Plus],
  ["palette.newQuestionnaire", "/questionnaires/new", "interview.conduct", Plus],
  ["palette.invite", "/members", "member.invite", UserPlus],
  ["palette.signTogether", "/sign-together", "sign-off.give", PenTool],
];

/** Pages of the project, then those of one's own. */
export function pagesFor({ project }: PaletteStart, me: Me): Place[] {
  const own: Place[] = [{ title: "projects.title", icon: FileText, to: "/projects" }];
  if (me.inbox !== null) {
    own.push({ title: "inbox.title", icon: FileText, to: "/inbox" });
    own.push({ title: "signature.inbox", icon: FileText, to: "/sign-offs" });
  }
  own.push({ title: "palette.profile", icon: FileText, to: "/profile" });
  if (me.isAdministrator) {
    own.push({ title: "palette.accounts", icon: FileText, to: "/accounts" });
    own.push({ title: "outbox.title", icon: FileText, to: "/outbox" });
  }
  if (!project) return own;
  const { id, role, isContractor } = project;
  const inside = pages.filter(([, , act]) => may(role, act));
  const door = doorPages.filter(([, , forContractor]) => may(role, "tender.enter") && (!forContractor || isContractor));
  return [
    ...inside.map(([title, path]) => ({ title, icon: FileText, to: `/projects/${id}${path}` })),
    ...door.map(([title, path]) => ({ title, icon: FileText, to: `/tender/${id}${path}` })),
    ...own,
  ];
}

/** What one may do from here. @param path where a change of the looks leads back to */
export function deedsFor(
  { project, mayCreate }: PaletteStart,
  { language, isDark, path }: { language: Language; isDark: boolean; path: string },
): Place[] {
  const begin = beginnings.filter(([, , act]) => project && may(project.role, act));
  const look = (title: SimpleKey, icon: LucideIcon, field: Record<string, string>): Place => ({
    ...{ title, icon, deed: { action: "/preferences", fields: { ...field, to: path } } },
  });
  return [
    ...begin.map(([title, to, , icon]) => ({ title, icon, to: `/projects/${project!.id}${to}` })),
    ...(mayCreate ? [{ title: "projects.new", icon: Plus, to: "/projects/new" } as const] : []),
    look(isDark ? "palette.toLight" : "palette.toDark", isDark ? Sun : Moon, { theme: isDark ? "light" : "dark" }),
    look(language === "ru" ? "palette.toEnglish" : "palette.toRussian", Languages, {
      language: language === "ru" ? "en" : "ru",
    }),
    { title: "palette.signOut", icon: LogOut, deed: { action: "/sign-out", fields: {} } },
  ];
}

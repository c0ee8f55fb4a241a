/** The side panel of a project: the project itself, where to go, the document's contents; a drawer on narrow screens. */
import { Link, NavLink } from "@remix-run/react";
import BadgeCheck from "lucide-react/icons/badge-check";
import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import BookText from "lucide-react/icons/book-text";
import ChartColumn from "lucide-react/icons/chart-column";
import ClipboardList from "lucide-react/icons/clipboard-list";
import ChevronDown from "lucide-react/icons/chevron-down";
import Ellipsis from "lucide-react/icons/ellipsis";
import FileText from "lucide-react/icons/file-text";
import GitPullRequestArrow from "lucide-react/icons/git-pull-request-arrow";
import Handshake from "lucide-react/icons/handshake";
import History from "lucide-react/icons/history";
import LayoutDashboard from "lucide-react/icons/layout-dashboard";
import MessageCircleQuestion from "lucide-react/icons/message-circle-question-mark";
import ListChecks from "lucide-react/icons/list-checks";
import Mic from "lucide-react/icons/mic";
import MessagesSquare from "lucide-react/icons/messages-square";
import PackagePlus from "lucide-react/icons/package-plus";
import ScrollText from "lucide-react/icons/scroll-text";
import Settings from "lucide-react/icons/settings";
import Paperclip from "lucide-react/icons/paperclip";
import PenTool from "lucide-react/icons/pen-tool";
import Stamp from "lucide-react/icons/stamp";
import Users from "lucide-react/icons/users";
import X from "lucide-react/icons/x";
import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import { may } from "../../server/domain/people.ts";
import type { ProjectOverview } from "../../server/domain/projects/projects.ts";
import { useT } from "../i18n/speech.tsx";
import { useMe } from "../me.ts";
import { Icon } from "../ui/icon.tsx";
import { Count } from "../ui/marks.tsx";
import { companyInitial } from "./company-initial.ts";
import { Outline } from "./outline.tsx";
import { useAtDocument } from "./use-at-document.ts";
import { kindNames } from "./words.ts";

export interface Places {
  /** The reader is of the inside: sees the group and has blocks. */
  inside: boolean;
  /** The reader may add blocks and take them out of the bin. */
  writes: boolean;
  /** The reader manages the project. */
  leads: boolean;
  myBlocks: number;
  keptEdits: number;
  /** Discussions with words that the reader has not read. */
  unreadThreads: number;
  /** YYYY-MM-DD in the project's time zone. */
  today: string;
}

interface PlaceProps {
  to: string;
  icon: LucideIcon;
  title: string;
  count?: number;
  hot?: boolean;
  end?: boolean;
}

function Place({ to, icon, title, count, hot, end }: PlaceProps) {
  return (
    <li>
      <NavLink to={to} end={end} className={({ isActive }) => (isActive ? "on" : "")}>
        <Icon of={icon} />
        <span className="t">{title}</span>
        {count !== undefined && count > 0 && <Count value={count} hot={hot} />}
      </NavLink>
    </li>
  );
}

export function Side({ project, places }: { project: ProjectOverview; places: Places }) {
  const t = useT();
  const me = useMe();
  const path = `/projects/${project.id}`;
  return (
    <aside className="side" id="side">
      <a className="btn ghost side-close" href="#main">
        <Icon of={X} />
        {t("nav.close")}
      </a>
      <Link className="proj" to="/projects" title={t("nav.projects")}>
        <span className="proj-m" aria-hidden="true">
          {companyInitial(project.company)}
        </span>
        <div>
          <b>{project.company}</b>
          <span>{t(kindNames[project.kind])}</span>
        </div>
        <Icon of={ChevronsUpDown} />
      </Link>
      <nav className="mainnav" aria-label={t("nav.project")}>
        <ul>
          {places.inside && <Place to={`${path}/overview`} icon={LayoutDashboard} title={t("nav.overview")} />}
          <Place to={path} icon={FileText} title={t("nav.document")} end />
          {places.inside && <Place to={`${path}/requirements`} icon={ClipboardList} title={t("nav.requirements")} />}
          {places.inside && <Place to={`${path}/interviews`} icon={Mic} title={t("nav.interviews")} />}
          {places.inside && (
            <Place to={`${path}/my-blocks`} icon={ListChecks} title={t("nav.myBlocks")} count={places.myBlocks} />
          )}
          {may(project.role, "sign-off.give") && (
            <Place to="/sign-offs" icon={PenTool} title={t("signature.inbox")} count={me?.awaited} hot />
          )}
          {places.inside && (
            <Place
              to={`${path}/threads`}
              icon={MessagesSquare}
              title={t("nav.threads")}
              count={places.unreadThreads}
              hot
            />
          )}
          {places.inside && <Place to={`${path}/questions`} icon={MessageCircleQuestion} title={t("nav.questions")} />}
          {places.inside && <Place to={`${path}/changes`} icon={GitPullRequestArrow} title={t("nav.changes")} />}
          {places.keptEdits > 0 && (
            <Place to={`${path}/kept-edits`} icon={History} title={t("nav.keptEdits")} count={places.keptEdits} hot />
          )}
          {places.inside && <MorePlaces path={path} project={project} places={places} />}
        </ul>
      </nav>
      <Outline project={project} today={places.today} documentPath={path} />
    </aside>
  );
}

interface MorePlacesProps {
  path: string;
  project: ProjectOverview;
  places: Places;
}

/** Where one goes once a week: folded on the document's page, where the contents are looked at all day. */
function MorePlaces({ path, project, places }: MorePlacesProps) {
  const t = useT();
  const unfolds = !useAtDocument(path);
  const [chosen, choose] = useState<{ at: boolean; open: boolean }>();
  const open = chosen?.at === unfolds ? chosen.open : unfolds;
  return (
    <li>
      <details
        className="nav-more"
        open={open}
        onToggle={({ currentTarget }) =>
          currentTarget.open !== open && choose({ at: unfolds, open: currentTarget.open })
        }
      >
        <summary>
          <Icon of={Ellipsis} />
          <span className="t">{t("nav.more")}</span>
          <Icon of={ChevronDown} />
        </summary>
        <ul>
          <Place to={`${path}/approvers`} icon={Stamp} title={t("nav.approvers")} />
          <Place to={`${path}/versions`} icon={BadgeCheck} title={t("nav.versions")} />
          <Place to={`${path}/change-log`} icon={BookText} title={t("nav.changeLog")} />
          <Place to={`${path}/churn`} icon={ChartColumn} title={t("nav.churn")} />
          <Place to={`${path}/files`} icon={Paperclip} title={t("nav.files")} />
          <Place to={`${path}/members`} icon={Users} title={t("nav.members")} count={project.members.length} />
          {places.writes && <Place to={`${path}/bin`} icon={PackagePlus} title={t("nav.bin")} />}
          {places.leads && <Place to={`${path}/tender`} icon={Handshake} title={t("tender.page")} />}
          {places.leads && <Place to={`${path}/journal`} icon={ScrollText} title={t("nav.journal")} />}
          {places.leads && <Place to={`${path}/settings`} icon={Settings} title={t("nav.settings")} />}
        </ul>
      </details>
    </li>
  );
}

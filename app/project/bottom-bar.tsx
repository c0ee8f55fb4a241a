/** The bottom bar of a project on narrow screens. */
import { NavLink } from "@remix-run/react";
import FileText from "lucide-react/icons/file-text";
import LayoutDashboard from "lucide-react/icons/layout-dashboard";
import ListChecks from "lucide-react/icons/list-checks";
import ListTree from "lucide-react/icons/list-tree";
import MessagesSquare from "lucide-react/icons/messages-square";
import PanelBottom from "lucide-react/icons/panel-bottom";
import { useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { Count } from "../ui/marks.tsx";
import { blockAnchor } from "./anchors.ts";
import { useOutlineState } from "./outline-state.tsx";
import { askForPanel } from "./panel-event.ts";
import { useAtDocument } from "./use-at-document.ts";

export function BottomBar({ path, unreadThreads }: { path: string; unreadThreads: number }) {
  const t = useT();
  const { activeBlockId } = useOutlineState();
  const atDocument = useAtDocument(path);
  const on = ({ isActive }: { isActive: boolean }) => (isActive ? "on" : "");
  return (
    <nav className="mobbar" aria-label={t("nav.project")}>
      <NavLink to={`${path}/overview`} className={on}>
        <Icon of={LayoutDashboard} />
        {t("nav.overview")}
      </NavLink>
      <a href="#side">
        <Icon of={ListTree} />
        {t("outline.title")}
      </a>
      {atDocument && activeBlockId ? (
        // In a new tab it opens the page with the panel over it.
        <a
          href={`?block=${activeBlockId}&tab=guide#${blockAnchor(activeBlockId)}`}
          aria-haspopup="dialog"
          onClick={(event) => {
            event.preventDefault();
            askForPanel();
          }}
        >
          <Icon of={PanelBottom} />
          {t("nav.block")}
        </a>
      ) : (
        <NavLink to={path} end className={on}>
          <Icon of={FileText} />
          {t("nav.document")}
        </NavLink>
      )}
      <NavLink to={`${path}/my-blocks`} className={on}>
        <Icon of={ListChecks} />
        {t("nav.myBlocks")}
      </NavLink>
      <NavLink to={`${path}/threads`} className={on}>
        <Icon of={MessagesSquare} />
        {t("nav.threads")}
        {unreadThreads > 0 && <Count value={unreadThreads} hot />}
      </NavLink>
    </nav>
  );
}

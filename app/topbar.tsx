/** The upper line of every page: the brand, what a page adds, the theme, and who is signed in. */
import { Link, useFetcher, useLocation } from "@remix-run/react";
import Inbox from "lucide-react/icons/inbox";
import Menu from "lucide-react/icons/menu";
import Moon from "lucide-react/icons/moon";
import PenTool from "lucide-react/icons/pen-tool";
import Sun from "lucide-react/icons/sun";
import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { useFrame } from "./frame.tsx";
import { useT } from "./i18n/speech.tsx";
import { useMe, useTheme } from "./me.ts";
import { PaletteButton } from "./palette/palette-button.tsx";
import { IconButton } from "./ui/button.tsx";
import { Icon } from "./ui/icon.tsx";
import { Brand } from "./ui/logo.tsx";
import { Avatar, Count } from "./ui/marks.tsx";
import { TopbarSlotPlace } from "./ui/topbar-slot.tsx";

/** Keys come once the page answers to hands; where they cannot be fetched the page goes without. */
function KeysLater() {
  const [Keys, setKeys] = useState<ComponentType>();
  useEffect(() => {
    import("./keys/keys.tsx").then(
      ({ default: loaded }) => setKeys(() => loaded),
      () => undefined,
    );
  }, []);
  return Keys ? <Keys /> : null;
}

/** Switches between light and dark; «as the system» is chosen in the profile. */
function ThemeSwitch() {
  const t = useT();
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  const frame = useFrame();
  const dark = (useTheme() ?? frame.theme) === "dark";
  return (
    <fetcher.Form method="post" action="/preferences" className="inline-form">
      <input type="hidden" name="to" value={pathname + search} />
      <input type="hidden" name="theme" value={dark ? "light" : "dark"} />
      <IconButton type="submit" icon={dark ? Sun : Moon} label={dark ? t("theme.toLight") : t("theme.toDark")} />
    </fetcher.Form>
  );
}

interface TopbarProps {
  /** Stands in the middle: the phases of a project. */
  children?: ReactNode;
  /** The page has a side panel, which is a drawer on narrow screens. */
  drawer?: boolean;
}

export function Topbar({ children, drawer }: TopbarProps) {
  const t = useT();
  const me = useMe();
  return (
    <header className="topbar">
      <div className="tb-l">
        {drawer && (
          <a className="btn icon tb-menu" href="#side" aria-label={t("nav.open")}>
            <Icon of={Menu} />
          </a>
        )}
        <Brand name={t("brand")} />
      </div>
      {children}
      <div className="tb-r">
        {me && <PaletteButton />}
        {me && <KeysLater />}
        <TopbarSlotPlace />
        {me && me.awaited > 0 && (
          <Link className="tb-awaited" to="/sign-offs" title={t("signature.inbox")}>
            <Icon of={PenTool} />
            <span className="vh">{t("signature.inbox")} </span>
            <Count value={me.awaited} hot />
          </Link>
        )}
        {me && me.inbox !== null && (
          <Link className="tb-awaited" to="/inbox" title={t("inbox.title")}>
            <Icon of={Inbox} />
            <span className="vh">{me.inbox > 0 ? t("inbox.entry", { count: me.inbox }) : t("inbox.title")}</span>
            {me.inbox > 0 && (
              <span aria-hidden="true">
                <Count value={me.inbox} hot />
              </span>
            )}
          </Link>
        )}
        <ThemeSwitch />
        {me && (
          <Link to="/profile">
            <span className="vh">{t("nav.profile")} </span>
            <Avatar name={me.name} look="me" />
          </Link>
        )}
      </div>
    </header>
  );
}

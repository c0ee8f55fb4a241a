/** The way into the command palette: a button of the upper line and Ctrl K; the palette itself comes when it is opened. */
import { Link, useLocation, useParams } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useContext, useEffect, useState, type ComponentType, type MouseEvent } from "react";
import { useT, WholeSpeech } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { useEvent } from "../use-event.ts";
import type { PaletteProps } from "./palette.tsx";

export function PaletteButton() {
  const t = useT();
  const whole = useContext(WholeSpeech);
  const { projectId } = useParams();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>();
  const load = useEvent(() => {
    Promise.all([import("./palette.tsx"), whole()]).then(
      ([{ Palette }]) => setPalette(() => Palette),
      () => setFailed(true),
    );
  });
  const show = useEvent(() => {
    setFailed(false);
    setOpen((before) => !before);
    load();
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // The key itself, so that it is the same in the Russian layout.
      if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (!event.repeat) show();
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [show]);
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show();
  };
  const id = encodeURIComponent(projectId ?? "");
  const inProject = pathname.startsWith("/tender/") ? `/tender/${id}` : `/projects/${id}/search`;
  return (
    <>
      {/* Without scripts it leads to the page of search. */}
      <Link
        className="tb-find"
        to={projectId ? inProject : "/projects"}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onPointerEnter={load}
        onClick={click}
      >
        <Icon of={Search} />
        <span>{t("palette.open")}</span>
        <kbd>Ctrl K</kbd>
      </Link>
      {open && Palette && <Palette projectId={projectId ?? ""} onClose={() => setOpen(false)} />}
      <p className={open && failed ? "tb-find-said" : "vh"} role="status">
        {open && failed && t("form.offline")}
      </p>
    </>
  );
}

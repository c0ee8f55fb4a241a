/** The command palette: one field over everything one may go to, find or do here; for the keyboard first. */
import { useLocation, useNavigate, useSubmit } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { useFrame } from "../frame.tsx";
import { useLanguage, useT } from "../i18n/speech.tsx";
import { useMe, useTheme } from "../me.ts";
import { useResource } from "../project/use-resource.ts";
import { Icon } from "../ui/icon.tsx";
import { Skeleton } from "../ui/note.tsx";
import type { PaletteStart } from "./answer.ts";
import { groupsOf, wayOn, type Group, type Option } from "./groups.ts";
import { OptionList } from "./option-list.tsx";
import { deedsFor, pagesFor, type Deed } from "./places.ts";
import { useFound } from "./use-found.ts";

export interface PaletteProps {
  /** The project of the page; empty outside of projects. */
  projectId: string;
  onClose: () => void;
}

/** Until the server has said more: what is open to anybody. */
const unknown: PaletteStart = { project: null, projects: [], recent: [], mayCreate: false };

/** A form that changes the whole page, its language or whose it is. */
function postWhole({ action, fields }: Deed): void {
  const form = Object.assign(document.createElement("form"), { method: "post", action, hidden: true });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
}

/** Does what an option says. */
function useRunning(onClose: () => void) {
  const navigate = useNavigate();
  const submit = useSubmit();
  return ({ to, deed }: Option) => {
    onClose();
    // Pages behind the door come whole from the server.
    if (to?.startsWith("/tender/")) window.location.assign(to);
    else if (to !== undefined) navigate(to);
    else if (deed?.fields.theme) submit(deed.fields, { method: "post", action: deed.action, navigate: false });
    else if (deed) postWhole(deed);
  };
}

function useListed(projectId: string, typed: string) {
  const t = useT();
  const me = useMe()!;
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const frame = useFrame();
  const isDark = (useTheme() ?? frame.theme) === "dark";
  const start = useResource<PaletteStart>(`/palette?project=${encodeURIComponent(projectId)}`) ?? unknown;
  const finding = useFound(projectId, typed);
  const pages = pagesFor(start, me);
  const deeds = deedsFor(start, { language, isDark, path: pathname + search });
  const groups = groupsOf({ start, pages, deeds, typed, finding, t });
  const isKnown = start !== unknown;
  const isNothing = isKnown && groups.length === 0 && typed.trim() !== "" && !finding.isBehind;
  return { finding, isKnown, isNothing, groups: isNothing ? [wayOn(pages, t)] : groups };
}

export function Palette({ projectId, onClose }: PaletteProps) {
  const t = useT();
  return (
    <ModalOverlay className="overlay palette-over" isOpen onOpenChange={onClose} isDismissable>
      <Modal>
        <Dialog className="palette" aria-label={t("palette.open")}>
          <Content projectId={projectId} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Which option the arrows are at: the first one, whenever others come. */
function useActive(groups: readonly Group[], typed: string) {
  const options = groups.flatMap((group) => group.options);
  const [active, setActive] = useState({ typed, key: "" });
  const found = active.typed === typed ? options.findIndex(({ key }) => key === active.key) : -1;
  const at = Math.max(0, found);
  const go = (to: number) => {
    const next = options[(to + options.length) % options.length];
    if (next) setActive({ typed, key: next.key });
  };
  return {
    option: options[at],
    up: () => go(at - 1),
    down: () => go(at + 1),
    choose: ({ key }: Option) => setActive({ typed, key }),
  };
}

function Content({ projectId, onClose }: PaletteProps) {
  const t = useT();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const { finding, isKnown, isNothing, groups } = useListed(projectId, typed);
  const { option, up, down, choose } = useActive(groups, typed);
  const run = useRunning(onClose);
  useEffect(() => field.current?.focus(), []);
  const optionId = (one: Option) => `${id}-${one.key}`;
  useEffect(() => {
    if (option) document.getElementById(`${id}-${option.key}`)?.scrollIntoView({ block: "nearest" });
  }, [id, option]);
  const press = (event: KeyboardEvent) => {
    const deeds: Record<string, () => void> = { ArrowUp: up, ArrowDown: down, Enter: () => option && run(option) };
    const deed = deeds[event.key];
    if (!deed || event.nativeEvent.isComposing) return;
    event.preventDefault();
    deed();
  };
  return (
    <>
      <div className="pal-in">
        <Icon of={Search} />
        <input
          ref={field}
          role="combobox"
          aria-label={t("palette.field")}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={option && optionId(option)}
          placeholder={t("palette.open")}
          value={typed}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
        />
        <button type="button" className="pal-close" onClick={onClose}>
          <kbd>Esc</kbd>
          <Icon of={X} />
          <span className="vh">{t("palette.close")}</span>
        </button>
      </div>
      <div className="pal-b" role="region" aria-label={t("palette.list")} tabIndex={0}>
        {finding.isOffline && <p className="pal-note">{t("palette.offline")}</p>}
        {isNothing && !finding.isOffline && (
          <p className="pal-note">
            {t("find.none", { query: typed.trim() })} {t("find.noneHint")}
          </p>
        )}
        {(finding.isSlow || !isKnown) && <Skeleton lines={3} label={t("palette.searching")} />}
        <OptionList
          id={id}
          label={t("palette.list")}
          groups={groups}
          active={option}
          optionId={optionId}
          onRun={run}
          onPoint={choose}
        />
      </div>
      <p className="vh" role="status">
        {typed.trim() !== "" && !finding.isBehind && finding.found && t("palette.said", { count: finding.found.total })}
      </p>
      <div className="pal-f" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t("palette.choose")}
        </span>
        <span>
          <kbd>Enter</kbd> {t("palette.run")}
        </span>
      </div>
    </>
  );
}

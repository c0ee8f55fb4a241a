/** The page's one honest answer to «is it saved?»: the worst of all its open texts. */
import CloudAlert from "lucide-react/icons/cloud-alert";
import CloudCheck from "lucide-react/icons/cloud-check";
import CloudOff from "lucide-react/icons/cloud-off";
import HardDrive from "lucide-react/icons/hard-drive";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import type { SaveKind } from "../../editor/save-state.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TopbarSlot } from "../../ui/topbar-slot.tsx";

type Report = (textId: string, state: SaveKind | undefined) => void;
const ReportContext = createContext<Report>(() => undefined);

const order = ["saved", "offline", "connecting", "saving", "device", "unsaved"] as const;
type Shown = (typeof order)[number];

const words = {
  saved: "save.saved",
  offline: "save.offline",
  connecting: "save.connecting",
  saving: "save.saving",
  device: "save.device",
  unsaved: "save.unsaved",
} as const satisfies Record<Shown, SimpleKey>;

const icons = {
  saved: CloudCheck,
  offline: CloudOff,
  connecting: LoaderCircle,
  saving: LoaderCircle,
  device: HardDrive,
  unsaved: CloudAlert,
};

function isShown(state: SaveKind): state is Shown {
  return (order as readonly string[]).includes(state);
}

export function SaveStates({ children }: { children: ReactNode }) {
  const t = useT();
  const [states, setStates] = useState<ReadonlyMap<string, SaveKind>>(new Map());
  const report = useCallback<Report>((textId, state) => {
    setStates((was) => {
      if (was.get(textId) === state) return was;
      const now = new Map(was);
      if (state === undefined) now.delete(textId);
      else now.set(textId, state);
      return now;
    });
  }, []);
  const worst = useMemo(() => {
    const shown = [...states.values()].filter(isShown);
    return shown.length === 0 ? undefined : order[Math.max(...shown.map((state) => order.indexOf(state)))];
  }, [states]);
  return (
    <ReportContext.Provider value={report}>
      {children}
      {worst && (
        <TopbarSlot>
          <span className={`saved ${worst}`} role="status" data-save-state={worst}>
            <Icon of={icons[worst]} />
            <span className="saved-t">{t(words[worst])}</span>
          </span>
        </TopbarSlot>
      )}
    </ReportContext.Provider>
  );
}

/** How a text tells its state; undefined when it is closed. */
export function useReportSaveState(textId: string): (state: SaveKind | undefined) => void {
  const report = useContext(ReportContext);
  return useCallback((state) => report(textId, state), [report, textId]);
}

/** The page's one honest answer to «is it saved?»: the worst of all its open texts. */
import CloudAlert from "lucide-react/icons/cloud-alert";
import CloudCheck from "lucide-react/icons/cloud-check";
import CloudOff from "lucide-react/icons/cloud-off";
import HardDrive from "lucide-react/icons/hard-drive";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useSyncExternalStore } from "react";
import { openTexts } from "../../editor/open-texts.ts";
import type { Whereabouts } from "../../editor/save-state.ts";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TopbarSlot } from "../../ui/topbar-slot.tsx";

const words = {
  saved: "save.saved",
  offline: "save.offline",
  connecting: "save.connecting",
  saving: "save.saving",
  device: "save.device",
  unsaved: "save.unsaved",
} as const satisfies Record<Whereabouts, SimpleKey>;

const icons = {
  saved: CloudCheck,
  offline: CloudOff,
  connecting: LoaderCircle,
  saving: LoaderCircle,
  device: HardDrive,
  unsaved: CloudAlert,
};

export function SaveState({ userId }: { userId: string }) {
  const t = useT();
  const worst = useSyncExternalStore(
    openTexts.subscribe,
    () => openTexts.worst(userId),
    () => undefined,
  );
  if (!worst) return null;
  return (
    <TopbarSlot>
      <span className={`saved ${worst}`} role="status" data-save-state={worst}>
        <Icon of={icons[worst]} />
        <span className="saved-t">{t(words[worst])}</span>
      </span>
    </TopbarSlot>
  );
}

/** The page's one honest answer to «is it saved?»: the worst of all its open texts. */
import CloudAlert from "lucide-react/icons/cloud-alert";
import CloudCheck from "lucide-react/icons/cloud-check";
import CloudOff from "lucide-react/icons/cloud-off";
import HardDrive from "lucide-react/icons/hard-drive";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { openTexts } from "../editor/open-texts.ts";
import type { Whereabouts } from "../editor/save-state.ts";
import type { SimpleKey } from "../i18n/messages.ts";
import { useT } from "../i18n/speech.tsx";
import { Icon } from "../ui/icon.tsx";
import { TopbarSlot } from "../ui/topbar-slot.tsx";

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

/** What a person who hears the page is told of; that each pause is saved again is not worth interrupting for. */
const worrying: readonly (Whereabouts | undefined)[] = ["offline", "device", "unsaved"];

export function SaveState({ userId }: { userId: string }) {
  const t = useT();
  const worst = useSyncExternalStore(
    useCallback((changed) => openTexts.follow(userId, changed), [userId]),
    () => openTexts.worst(userId),
    () => undefined,
  );
  const [told, tell] = useState<Whereabouts>();
  useEffect(() => {
    if (worrying.includes(worst)) tell(worst);
    if (worst === "saved") tell((before) => (worrying.includes(before) ? worst : undefined));
  }, [worst]);
  if (!worst) return null;
  return (
    <TopbarSlot>
      <span className={`saved ${worst}`} data-save-state={worst}>
        <Icon of={icons[worst]} />
        <span className="saved-t">{t(words[worst])}</span>
      </span>
      <span className="vh" role="status">
        {told && t(words[told])}
      </span>
    </TopbarSlot>
  );
}

/** What every page says of the line to the server: that the device is offline, that the next page comes or cannot come. */
import { useNavigation } from "@remix-run/react";
import CloudOff from "lucide-react/icons/cloud-off";
import { useEffect, useState } from "react";
import { useT } from "./i18n/speech.tsx";
import { useReachable } from "./reachable.ts";
import { Icon } from "./ui/icon.tsx";
import { offlineLineId, useOnline } from "./ui/use-online.ts";

export function FrameLines() {
  const { waiting, unreached } = useReachable();
  return (
    <>
      <LoadingLine scripts={waiting} />
      <OfflineLine unreached={unreached} />
    </>
  );
}

function OfflineLine({ unreached }: { unreached: boolean }) {
  const t = useT();
  const online = useOnline();
  return (
    <div className="offline-place" role="status">
      {(!online || unreached) && (
        <p className="offline-line" id={online ? undefined : offlineLineId}>
          <Icon of={CloudOff} />
          <span>{t(unreached ? "frame.unreached" : "frame.offline")}</span>
        </p>
      )}
    </div>
  );
}

/** A page that comes sooner shows no sign of being awaited, ms. */
const soonMs = 300;

function LoadingLine({ scripts }: { scripts: boolean }) {
  const t = useT();
  const loading = useNavigation().state === "loading" || scripts;
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!loading) return setLate(false);
    const timer = setTimeout(() => setLate(true), soonMs);
    return () => clearTimeout(timer);
  }, [loading]);
  return (
    <div role="status" className={late ? "loading-line on" : "loading-line"}>
      {late && <span className="vh">{t("frame.loading")}</span>}
    </div>
  );
}

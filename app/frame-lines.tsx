/** What every page says of the line to the server: that the device is offline, and that the next page is on its way. */
import { useNavigation } from "@remix-run/react";
import CloudOff from "lucide-react/icons/cloud-off";
import { useEffect, useState } from "react";
import { useT } from "./i18n/speech.tsx";
import { Icon } from "./ui/icon.tsx";
import { offlineLineId, useOnline } from "./ui/use-online.ts";

export function OfflineLine() {
  const t = useT();
  const online = useOnline();
  return (
    <div className="offline-place" role="status">
      {!online && (
        <p className="offline-line" id={offlineLineId}>
          <Icon of={CloudOff} />
          <span>{t("frame.offline")}</span>
        </p>
      )}
    </div>
  );
}

/** A page that comes sooner shows no sign of being awaited, ms. */
const soonMs = 300;

export function LoadingLine() {
  const t = useT();
  const loading = useNavigation().state === "loading";
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

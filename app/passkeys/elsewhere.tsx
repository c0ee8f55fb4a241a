/** Says where passkeys work when it is not here. */
import { useT } from "../i18n/speech.tsx";
import type { PasskeyPlace } from "./place.ts";

export function Elsewhere({ place }: { place: Extract<PasskeyPlace, { works: false }> }) {
  const t = useT();
  if (place.address === null) return <>{t("passkey.noAddress")}</>;
  return (
    <>
      {t("passkey.elsewhere")} <b>{place.address}</b>
    </>
  );
}

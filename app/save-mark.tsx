/** What became of saving one answer, beside its field. */
import CircleX from "lucide-react/icons/circle-x";
import Check from "lucide-react/icons/check";
import type { SaveState } from "./answer-saver.ts";
import { useT } from "./i18n/speech.tsx";
import { Icon } from "./ui/icon.tsx";

export function SaveMark({ state }: { state: SaveState }) {
  const t = useT();
  switch (state.kind) {
    case "saving":
      return <p className="an-mark">{t("answering.saving")}</p>;
    case "saved":
      return (
        <p className="an-mark">
          <Icon of={Check} /> {t("answering.saved")}
        </p>
      );
    case "unreached":
    case "refused":
      return (
        <p className="err-t" role="alert">
          <Icon of={CircleX} />
          <span>
            {state.kind === "unreached" ? t("answering.offline") : [t("answering.refused"), state.why].join(" ")}
          </span>
        </p>
      );
  }
}

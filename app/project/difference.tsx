/** A difference shown inline; additions and removals are also said to screen readers. */
import { useT } from "../i18n/speech.tsx";
import type { Piece } from "./word-difference.server.ts";

function Part({ kind, text }: Piece) {
  const t = useT();
  if (kind === "same") return text;
  const Mark = kind === "added" ? "ins" : "del";
  return (
    <Mark>
      <span className="vh">{kind === "added" ? t("difference.added") : t("difference.removed")} </span>
      {text}
    </Mark>
  );
}

export function Difference({ pieces }: { pieces: readonly Piece[] }) {
  const t = useT();
  if (pieces.length === 0) return <p className="muted">{t("difference.none")}</p>;
  return (
    <div className="diffline letter">
      {pieces.map((piece, at) => (
        <Part key={at} {...piece} />
      ))}
    </div>
  );
}

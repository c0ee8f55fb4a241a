/** What the cross-checks found: a sentence, the places it speaks of, each one click away. */
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { Icon } from "../../ui/icon.tsx";
import { PlaceLink } from "./place-link.tsx";
import type { OverviewPage } from "./queries.ts";

type ShownFinding = OverviewPage["findings"][number];

function Items({ finding: { items, more } }: { finding: ShownFinding }) {
  const t = useT();
  const { language } = useProject();
  return (
    <ul>
      {items.map((item, at) => (
        <li key={at} lang={language}>
          <PlaceLink place={item.place}>{item.text}</PlaceLink>
        </li>
      ))}
      {more > 0 && <li>{t("overview.more", { count: more })}</li>}
    </ul>
  );
}

/** Warnings show their places at once, hints when asked. */
function Finding({ finding }: { finding: ShownFinding }) {
  const t = useT();
  const { severity, sentence, place, items } = finding;
  const isWarning = severity === "warning";
  return (
    <li className={severity}>
      <Icon of={isWarning ? TriangleAlert : Info} label={isWarning ? t("overview.warning") : t("overview.hint")} />
      {items.length > 0 ? (
        <details open={isWarning}>
          <summary>{sentence}</summary>
          <Items finding={finding} />
        </details>
      ) : (
        <PlaceLink place={place}>{sentence}</PlaceLink>
      )}
    </li>
  );
}

export function Findings({ findings }: { findings: ShownFinding[] }) {
  const t = useT();
  if (findings.length === 0) return <p className="muted">{t("overview.noFindings")}</p>;
  return (
    <ul className="findings">
      {findings.map((finding, at) => (
        <Finding key={at} finding={finding} />
      ))}
    </ul>
  );
}

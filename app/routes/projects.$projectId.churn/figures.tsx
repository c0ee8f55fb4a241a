/** The figures of the whole, each with its formula and source in a tooltip; «н/д» before the first version. */
import Info from "lucide-react/icons/info";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tooltip } from "../../ui/overlays.tsx";
import type { ChurnPage } from "./queries.ts";

/** A word with how it is computed. */
function Explained({ word, formula }: { word: SimpleKey; formula: SimpleKey }) {
  const t = useT();
  return (
    <Tooltip text={t(formula)}>
      <span className="churn-term">
        {t(word)} <Icon of={Info} />
      </span>
    </Tooltip>
  );
}

interface FigureProps {
  word: SimpleKey;
  formula: SimpleKey;
  value: string | null;
  note?: string;
}

function Figure({ word, formula, value, note }: FigureProps) {
  const t = useT();
  return (
    <div>
      <dt>
        <Explained word={word} formula={formula} />
      </dt>
      <dd>
        <b>{value ?? t("churn.none")}</b>
        {value !== null && note && <span className="muted small">{note}</span>}
      </dd>
    </div>
  );
}

export function Figures({ page }: { page: ChurnPage }) {
  const t = useT();
  const { whole, perRequirement, weight, withoutSource, withOpenQuestion } = page;
  const hits = ({ hits: count, of }: ChurnPage["withoutSource"]) => (of > 0 ? t("churn.hits", { count, of }) : "");
  const cost = [weight.days && t("churn.days", { days: weight.days }), weight.money].filter(Boolean).join(", ");
  return (
    <dl className="churn-figures">
      <Figure word="churn.rvi" formula="churn.rvi.formula" value={whole.rvi} note={t("churn.parts", whole)} />
      <Figure word="churn.perRequirement" formula="churn.perRequirement.formula" value={perRequirement} />
      <Figure
        word="churn.weight"
        formula="churn.weight.formula"
        value={weight.days === null ? null : cost}
        note={weight.unestimated > 0 ? t("churn.unestimated", { count: weight.unestimated }) : ""}
      />
      <Figure
        word="churn.withoutSource"
        formula="churn.withoutSource.formula"
        value={withoutSource.share}
        note={hits(withoutSource)}
      />
      <Figure
        word="churn.openQuestion"
        formula="churn.openQuestion.formula"
        value={withOpenQuestion.share}
        note={hits(withOpenQuestion)}
      />
    </dl>
  );
}

/** Quotes in groups, each with a box to pick it. */
import { useT } from "../../i18n/speech.tsx";
import { ExcerptLinks } from "../../interviews/excerpt-links.tsx";
import { respondentWords } from "../../interviews/respondent-words.ts";
import { LinkButton } from "../../ui/button.tsx";
import type { SynthesisData } from "./route.tsx";

const words = { tag: "synthesis.by.tag", block: "synthesis.by.block", role: "synthesis.by.role" } as const;

export function Groupings({ by }: { by: SynthesisData["by"] }) {
  const t = useT();
  return (
    <p className="row wrap">
      {(["tag", "block", "role"] as const).map((each) => (
        <LinkButton
          key={each}
          size="small"
          look={each === by ? "primary" : "plain"}
          aria-current={each === by || undefined}
          to={`?by=${each}`}
          preventScrollReset
        >
          {t(words[each])}
        </LinkButton>
      ))}
    </p>
  );
}

/** A quote that stands in several groups is picked in the first of them. */
export function Groups({ groups, conducts }: { groups: SynthesisData["groups"]; conducts: boolean }) {
  const seen = new Set<string>();
  return (
    <>
      {groups.map(({ title, excerpts }) => (
        <Group
          key={title}
          title={title}
          excerpts={excerpts.map((excerpt) => {
            const pickable = conducts && !seen.has(excerpt.id);
            seen.add(excerpt.id);
            return { ...excerpt, pickable };
          })}
        />
      ))}
    </>
  );
}

interface GroupProps {
  title: string;
  excerpts: (SynthesisData["groups"][number]["excerpts"][number] & { pickable: boolean })[];
}

function Group({ title, excerpts }: GroupProps) {
  const t = useT();
  return (
    <section className="sy-group">
      <h3 className="h3 written">{title || t("synthesis.ungrouped")}</h3>
      <ul className="iv-quotes">
        {excerpts.map((excerpt) => (
          <li key={excerpt.id} className="iv-quote">
            <label className="check">
              {excerpt.pickable && <input type="checkbox" name={`pick-${excerpt.id}`} value="1" />}
              <span className="sy-words written">{excerpt.quote}</span>
            </label>
            <p className="small muted written">
              {respondentWords(excerpt.respondent)} · {t("interviews.numbered", excerpt.interview)}
            </p>
            <ExcerptLinks links={excerpt.links} conducts={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

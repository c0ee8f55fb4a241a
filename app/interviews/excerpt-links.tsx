/** What a quote is evidence for; a suspect link asks somebody to look. */
import { Form, Link } from "@remix-run/react";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import X from "lucide-react/icons/x";
import type { ShownLink } from "../../server/domain/interviews/excerpt-views.ts";
import { useT } from "../i18n/speech.tsx";
import { blockAnchor } from "../project/anchors.ts";
import { useProject } from "../project/use-project.ts";
import { SubmitButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Pill } from "../ui/marks.tsx";

export function ExcerptLinks({ links, conducts }: { links: readonly ShownLink[]; conducts: boolean }) {
  const t = useT();
  if (links.length === 0) return <p className="small muted">{t("interviews.noLinks")}</p>;
  return (
    <ul className="iv-links">
      {links.map((link) => (
        <li key={link.id} className="row wrap">
          <Target link={link} />
          {link.suspect && (
            <Pill tone="warn" icon={TriangleAlert}>
              {t("interviews.suspect")}
            </Pill>
          )}
          {conducts && <LinkDeeds link={link} />}
        </li>
      ))}
    </ul>
  );
}

function Target({ link: { requirement, block } }: { link: ShownLink }) {
  const { id } = useProject();
  if (requirement)
    return (
      <Link className="code" to={`/projects/${id}/evidence/${requirement.code}`}>
        {requirement.code}
      </Link>
    );
  return block ? (
    <Link className="link written" to={{ pathname: `/projects/${id}`, hash: blockAnchor(block.id) }}>
      {block.number} {block.title}
    </Link>
  ) : null;
}

function LinkDeeds({ link }: { link: ShownLink }) {
  const t = useT();
  const name = link.requirement?.code ?? link.block?.title ?? "";
  const label = t("interviews.unlink", { name });
  return (
    <Form method="post" className="row">
      <input type="hidden" name="link" value={link.id} />
      {link.suspect && (
        <SubmitButton size="small" intent="look" busy={t("form.saving")}>
          {t("interviews.stillHolds")}
        </SubmitButton>
      )}
      <button className="btn icon" name="intent" value="unlink" aria-label={label} title={label}>
        <Icon of={X} />
      </button>
    </Form>
  );
}

/** Who refers to a block: lines of other blocks and requirement cards, each leading to its place. */
import { blockAnchor, requirementAnchor } from "../../../content/schema/names.ts";
import type { Backlink } from "../../../server/domain/requirements/backlinks.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";

export function Mentions({ blockId }: { blockId: string }) {
  const t = useT();
  const project = useProject();
  const path = `/projects/${project.id}/mentions?block=${blockId}`;
  // The project is a new object whenever facts have changed.
  const links = useResource<Backlink[]>(path, { version: project });
  if (!links) return null;
  return (
    <section className="guide">
      <h3 className="h3">{t("mentions.title")}</h3>
      {links.length === 0 && <p className="hint">{t("mentions.none")}</p>}
      <ul className="guide-ask">
        {links.map(({ block, requirement, context }, place) => (
          <li key={place}>
            <a href={`#${requirement ? requirementAnchor(requirement.uuid) : blockAnchor(block.id)}`}>
              {requirement && `${requirement.code}, `}
              {`${block.number} ${block.title}`}
            </a>
            {context !== "" && <small>{context}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

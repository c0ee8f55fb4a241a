/** A line that leads to its place: a block of the document, a cell or requirement in it, or another page of the project. */
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { may } from "../../../server/domain/people.ts";
import { blockAnchor } from "../../project/anchors.ts";
import { useProject } from "../../project/use-project.ts";
import type { Place } from "./queries.ts";

export function BlockLink({ id, anchor, children }: { id: string; anchor?: string | null; children: ReactNode }) {
  return (
    <Link className="place" to={{ pathname: "..", search: `?block=${id}`, hash: anchor ?? blockAnchor(id) }}>
      {children}
    </Link>
  );
}

export function PlaceLink({ place, children }: { place: Place; children: ReactNode }) {
  const { role } = useProject();
  if (place.to === "block")
    return (
      <BlockLink id={place.blockId} anchor={place.anchor}>
        {children}
      </BlockLink>
    );
  if (place.to === "bin" && !may(role, "block.change")) return <span>{children}</span>;
  return (
    <Link className="place" to={`../${place.to}`}>
      {children}
    </Link>
  );
}

/** Links that look at the register otherwise: plain addresses without scripts, built on the newest view with them. */
import { Link } from "@remix-run/react";
import type { MouseEvent, ReactNode } from "react";
import { LinkButton } from "../../ui/button.tsx";
import { useAsked, useLook } from "./use-asked.ts";
import { addressOf, type ViewChanges } from "./view.ts";

/** Is the link pressed to be opened elsewhere than here? */
export function isAside({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}

interface ViewLinkProps {
  /** What the link changes in the view that is asked for. */
  changes: (asked: URLSearchParams) => ViewChanges;
  look: "bare" | "link" | "plain" | "ghost";
  children: ReactNode;
}

export function ViewLink({ changes, look: shape, children }: ViewLinkProps) {
  const look = useLook();
  const asked = useAsked();
  const follow = (event: MouseEvent) => {
    if (isAside(event)) return;
    event.preventDefault();
    look(changes);
  };
  const link = { to: addressOf(asked, changes(asked)), onClick: follow, preventScrollReset: true, children };
  return shape === "bare" ? <Link {...link} /> : <LinkButton {...link} look={shape} />;
}

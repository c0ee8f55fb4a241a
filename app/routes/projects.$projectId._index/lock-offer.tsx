/** What a locked block says to a writer who clicks into its text or types, and to one who was writing when it was locked. */
import Lock from "lucide-react/icons/lock";
import X from "lucide-react/icons/x";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import { may } from "../../../server/domain/people.ts";
import { useT } from "../../i18n/speech.tsx";
import type { ShownStanding } from "../../project/sign-off-view.ts";
import { useProject } from "../../project/use-project.ts";
import { IconButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ToPanel } from "./standing-line.tsx";
import { Proposal, useWhoUnlocks, Withdrawal } from "./unlocking.tsx";

interface LockOfferProps {
  block: BlockOverview;
  standing: ShownStanding | undefined;
  onOpen: () => void;
  children: ReactNode;
}

type Told = "touched" | "closed" | null;

const lockWords = {
  review: "standing.locked.review",
  agreed: "standing.locked.agreed",
  baselined: "standing.locked.baselined",
} as const;

/** Keys that would have changed a text. */
function writes({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (key.length === 1 ? key !== " " : /^(Enter|Backspace|Delete)$/.test(key));
}

export function LockOffer({ block, standing, onOpen, children }: LockOfferProps) {
  const t = useT();
  const { role } = useProject();
  const place = useRef<HTMLDivElement>(null);
  const [told, tell] = useState<Told>(null);
  const locked = block.state !== "draft";
  useLockedWhileWriting(place, locked, tell);
  if (!may(role, "text.write")) return children;
  const isElsewhere = (target: EventTarget) => (target as Element).closest("a, button, input, .lock-offer") !== null;
  const touch = ({ target }: MouseEvent) => {
    if (locked && !isElsewhere(target) && document.getSelection()?.isCollapsed !== false) tell("touched");
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape") tell(null);
    else if (locked && !isElsewhere(event.target) && writes(event)) tell("touched");
  };
  return (
    <div
      ref={place}
      className="lockable"
      onClick={touch}
      onKeyDown={press}
      {...(locked && { role: "group", tabIndex: 0, "aria-label": t("standing.lockedText", { title: block.title }) })}
    >
      {children}
      <div className="lock-place" role="status">
        {locked && told && (
          <Offer {...{ block, standing, onOpen }} closed={told === "closed"} onClose={() => tell(null)} />
        )}
      </div>
    </div>
  );
}

interface OfferProps extends Omit<LockOfferProps, "children"> {
  closed: boolean;
  onClose: () => void;
}

function Offer({ block, standing, onOpen, closed, onClose }: OfferProps) {
  const t = useT();
  const who = useWhoUnlocks();
  if (block.state === "draft") return null;
  const rights = standing?.rights;
  const name = standing?.round?.submittedBy ?? "";
  return (
    <div className="lock-offer">
      <Icon of={Lock} />
      <div>
        <p>{closed && block.state === "review" ? t("standing.closedBy", { name }) : t(lockWords[block.state])}</p>
        {rights?.withdraw && <Withdrawal block={block} />}
        {rights?.reopen && (
          <ToPanel block={block} onOpen={onOpen} className="btn sm">
            {t("standing.reopen")}
          </ToPanel>
        )}
        <Proposal block={block} />
        {!rights?.withdraw && !rights?.reopen && <p className="hint">{who(block, standing)}</p>}
      </div>
      <IconButton icon={X} label={t("nav.close")} onClick={onClose} />
    </div>
  );
}

/** Tells of a lock to whoever had the cursor in the text when it came; forgets it when the block opens again. */
function useLockedWhileWriting(place: React.RefObject<HTMLElement>, locked: boolean, tell: (told: Told) => void): void {
  const was = useRef(locked);
  const inside = useRef(false);
  useEffect(() => {
    const follow = ({ target }: Event) => {
      inside.current = target instanceof Node && place.current?.contains(target) === true;
    };
    document.addEventListener("focusin", follow);
    document.addEventListener("pointerdown", follow);
    return () => {
      document.removeEventListener("focusin", follow);
      document.removeEventListener("pointerdown", follow);
    };
  }, [place]);
  useEffect(() => {
    if (was.current === locked) return;
    was.current = locked;
    tell(locked && inside.current ? "closed" : null);
  }, [locked, tell]);
}

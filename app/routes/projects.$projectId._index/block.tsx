/** A block of the document: heading, status, who answers for it, and its text. */
import { Link } from "@remix-run/react";
import Clock from "lucide-react/icons/clock";
import MessageSquare from "lucide-react/icons/message-square";
import Ellipsis from "lucide-react/icons/ellipsis";
import { memo } from "react";
import { may } from "../../../server/domain/people.ts";
import type { TalkCount } from "../../../server/domain/discussion/thread-list.ts";
import type { BlockOverview } from "../../../server/domain/document/outline.ts";
import type { Present } from "../../../server/live/endpoint.ts";
import { fullDay } from "../../i18n/format.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { blockAnchor } from "../../project/anchors.ts";
import { BlockStatus } from "../../project/block-status.tsx";
import { isAgreed } from "../../project/outline-rows.tsx";
import { lookOf } from "../../project/person-look.ts";
import { isSamePresence } from "../../project/use-live.ts";
import { useHasKeptEdits, useIsOverdue, useProject } from "../../project/use-project.ts";
import { IconButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Avatar, Count, Pill } from "../../ui/marks.tsx";
import { Note } from "../../ui/note.tsx";
import type { ShownStanding } from "../../project/sign-off-view.ts";
import type { TextFigures } from "./queries.ts";
import { BlockText } from "./block-text.tsx";
import { EmptyBlock } from "./empty-block.tsx";
import { LockOffer } from "./lock-offer.tsx";
import { SignedFoot } from "./signed-foot.tsx";
import { StandingLine } from "./standing-line.tsx";

interface BlockProps {
  block: BlockOverview;
  number: string;
  /** Absent when the text cannot be read. */
  figures: TextFigures | undefined;
  /** Absent before the block was ever submitted. */
  standing: ShownStanding | undefined;
  /** Absent before anybody said anything about it. */
  talk: TalkCount | undefined;
  active: boolean;
  /** Who else is at the block. */
  here: readonly Present[];
  onOpenRail: (blockId: string, tab: string) => void;
}

function BlockHere({ block, number, figures, standing, talk, active, here, onOpenRail }: BlockProps) {
  const t = useT();
  const anchor = blockAnchor(block.id);
  const settings = may(useProject().role, "block.change");
  const signed = isAgreed(block) && standing?.round;
  const openSign = () => onOpenRail(block.id, "sign");
  return (
    <section
      className={["block", active && "active", signed && "signed"].filter(Boolean).join(" ")}
      id={anchor}
      data-block={block.id}
      aria-labelledby={`${anchor}-title`}
    >
      <div className="b-h">
        <span className="b-n">{number}</span>
        <h2 id={`${anchor}-title`}>{block.title}</h2>
        <TalkLink block={block} talk={talk} onOpen={() => onOpenRail(block.id, "talk")} />
        <IconButton
          icon={Ellipsis}
          label={t(settings ? "block.actions" : "block.about", { title: block.title })}
          onClick={() => onOpenRail(block.id, "block")}
        />
      </div>
      <BlockMeta block={block} here={here} standing={standing} onOpen={openSign} />
      {block.notRequired !== null && (
        <Note tone="acc">{t("block.notRequiredBecause", { reason: block.notRequired })}</Note>
      )}
      <KeptNote blockId={block.id} />
      <EmptyBlock blockId={block.id} asked={figures?.asked} />
      {figures ? (
        <LockOffer block={block} standing={standing} onOpen={openSign}>
          <BlockText block={block} figures={figures} title={`${number} ${block.title}`} />
        </LockOffer>
      ) : (
        <Note tone="bad">{t("block.unreadable")}</Note>
      )}
      {signed && standing && <SignedFoot standing={standing} />}
    </section>
  );
}

export const DocumentBlock = memo(BlockHere, (was, is) => {
  const same = was.block === is.block && was.number === is.number && was.active === is.active;
  const isTold = was.talk?.open === is.talk?.open && was.talk?.unread === is.talk?.unread;
  const isHere = isSamePresence(was.here, is.here);
  return same && isTold && isHere && was.figures === is.figures && was.standing === is.standing;
});

/** Without scripts it leads to the same page with the panel at its discussions. */
function TalkLink({ block, talk, onOpen }: Pick<BlockProps, "block" | "talk"> & { onOpen: () => void }) {
  const t = useT();
  const { id, title } = block;
  const open = talk?.open ?? 0;
  const label = open > 0 ? t("talk.ofBlockOpen", { title, count: open }) : t("talk.ofBlock", { title });
  return (
    <Link
      className="btn icon talk-link"
      to={`?block=${id}&tab=talk#${blockAnchor(id)}`}
      aria-label={label}
      title={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen();
      }}
    >
      <Icon of={MessageSquare} />
      {open > 0 && <Count value={open} hot={(talk?.unread ?? 0) > 0} />}
    </Link>
  );
}

/** Stays until the reader has decided: the text itself may be closed to him by now. */
function KeptNote({ blockId }: { blockId: string }) {
  const t = useT();
  if (!useHasKeptEdits(blockId)) return null;
  return (
    <Note tone="warn" announced>
      {t("ended.kept")}{" "}
      <Link className="link" to="kept-edits">
        {t("ended.open")}
      </Link>
    </Note>
  );
}

interface MetaProps extends Pick<BlockProps, "block" | "standing"> {
  here: readonly Present[];
  onOpen: () => void;
}

function BlockMeta({ block, here, standing, onOpen }: MetaProps) {
  const t = useT();
  const project = useProject();
  const language = useLanguage();
  const responsible = project.members.find(({ id }) => id === block.responsibleId);
  return (
    <div className="b-m">
      <BlockStatus block={block} />
      <StandingLine block={block} standing={standing} onOpen={onOpen} />
      {responsible && <span>{t("block.responsible", { name: responsible.name })}</span>}
      {block.due && <Due blockId={block.id} day={fullDay(block.due, language)} />}
      {!block.mandatory && <span>{t("block.optional")}</span>}
      {here.length > 0 && (
        <span className="b-here">
          <span className="avs">
            {here.map(({ accountId, name, color }) => (
              <Avatar key={accountId} name={name} look={lookOf(color)} size="sm" />
            ))}
          </span>
          {t("block.here", { count: here.length })}
        </span>
      )}
    </div>
  );
}

function Due({ blockId, day }: { blockId: string; day: string }) {
  const t = useT();
  if (!useIsOverdue(blockId)) return <span>{t("block.dueBy", { day })}</span>;
  return (
    <Pill tone="bad" icon={Clock}>
      {t("myBlocks.overdue", { due: day })}
    </Pill>
  );
}

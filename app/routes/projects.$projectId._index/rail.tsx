/** The panel to the right: guidance for the block at hand, its settings, its history. */
import X from "lucide-react/icons/x";
import { may } from "../../../server/domain/people.ts";
import type { TalkCount } from "../../../server/domain/discussion/thread-list.ts";
import type { ProjectOverview } from "../../../server/domain/projects/projects.ts";
import { useT } from "../../i18n/speech.tsx";
import type { BlockDetails } from "../../project/block-details.ts";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";
import type { Talk } from "../../talk/shown-threads.ts";
import { IconButton } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/note.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { BlockSettings } from "./block-settings.tsx";
import { Guide } from "./guide.tsx";
import { BlockHistory } from "./history.tsx";
import { TalkTab } from "./talk-tab.tsx";
import type { RailState } from "./use-rail.ts";
import { useSheet } from "./use-sheet.ts";
import { SignTab } from "./sign-tab.tsx";
import { Mentions } from "./mentions.tsx";
import { Quoted } from "./quoted.tsx";

interface RailProps {
  blockId: string | null;
  /** Details that came with the page, when they are of this block. */
  first: BlockDetails | undefined;
  /** How much is talked about, by block. */
  talks: Record<string, TalkCount>;
  /** Discussions that came with the page, when they are of this block. */
  talk: Talk | undefined;
  /** A key of the server's for messages that are sent without scripts. */
  sendKey: string;
  state: RailState;
}

export function Rail({ blockId, first, talks, talk, sendKey, state }: RailProps) {
  const t = useT();
  const project = useProject();
  const details = useDetails(project, blockId, first);
  useSheet(state.open, state.close);
  const section = project.sections.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
  const block = section?.blocks.find(({ id }) => id === blockId);
  if (!section || !block) return null;
  const number = `${project.sections.indexOf(section) + 1}.${block.position + 1}`;
  const waiting = <Skeleton lines={5} label={t("document.loading")} />;
  const settings = may(project.role, "block.change");
  return (
    <aside
      className={state.open ? "rail open" : "rail"}
      aria-label={t("rail.title", { number })}
      onKeyDown={(event) => event.key === "Escape" && state.open && state.close()}
    >
      <div className="rail-ctx">
        <span>
          {t("rail.block")} <b>{`${number} ${block.title}`}</b>
        </span>
        {block.revision && <span>{t("revision.short", { number: block.revision.number })}</span>}
        <form className="rail-close" action={`/projects/${project.id}`}>
          <input type="hidden" name="block" value={block.id} />
          <IconButton
            icon={X}
            label={t("nav.close")}
            type="submit"
            onClick={(event) => {
              event.preventDefault();
              state.close();
            }}
          />
        </form>
      </div>
      <Tabs
        label={t("rail.title", { number })}
        chosen={state.tab}
        onChoose={state.choose}
        tabs={[
          { key: "guide", title: t("guide.title"), content: details ? <Guide details={details} /> : waiting },
          {
            key: "talk",
            title: t("talk.title"),
            count: talks[block.id]?.open || undefined,
            content: (
              <TalkTab
                key={block.id}
                block={block}
                first={talk}
                sendKey={sendKey}
                onLead={state.open ? state.close : () => undefined}
              />
            ),
          },
          {
            key: "block",
            title: t("blockSettings.title"),
            content: (
              <>
                {settings && <BlockSettings key={block.id} block={block} />}
                <Quoted blockId={block.id} />
                <Mentions blockId={block.id} />
              </>
            ),
          },
          {
            key: "sign",
            title: t("standing.title"),
            count: details?.signOff.openRemarks || undefined,
            content: details ? (
              <SignTab
                key={block.id}
                block={block}
                details={details}
                onLead={state.open ? state.close : () => undefined}
              />
            ) : (
              waiting
            ),
          },
          {
            key: "history",
            title: t("history.title"),
            content: details ? <BlockHistory block={block} details={details} /> : waiting,
          },
        ]}
      />
    </aside>
  );
}

/** How long the reader stays at a block before its panel is fetched, ms. */
const stayMs = 200;

function useDetails(
  project: ProjectOverview,
  blockId: string | null,
  first: BlockDetails | undefined,
): BlockDetails | undefined {
  const has = first?.id === blockId;
  const path = blockId && !has ? `/projects/${project.id}/blocks/${blockId}` : null;
  // The project is a new object whenever facts have changed.
  const fetched = useResource<BlockDetails>(path, { after: stayMs, version: project });
  return has ? first : fetched;
}

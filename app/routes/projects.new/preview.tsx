/** What the document will hold under the present answers; what the answers added is set off. */
import Plus from "lucide-react/icons/plus";
import { useT } from "../../i18n/speech.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Ring } from "../../ui/marks.tsx";

export interface PreviewSection {
  key: string;
  title: string;
  blocks: string[];
}

/** What becomes of a block: it begins in the project, begins because of the answers, or only can be added. */
export const seedingMarks = { seeded: "s", byChoice: "c", offered: "." } as const;

/** The name of one combination of answers. */
export function choiceKey({ kind, goal, depth }: { kind: string; goal: string; depth: string }): string {
  return `${kind} ${goal} ${depth}`;
}

interface PreviewProps {
  contents: readonly PreviewSection[];
  /** A mark for each block, in order. */
  seeding: string;
}

function placed(contents: readonly PreviewSection[], seeding: string) {
  let at = 0;
  return contents.map((section) => ({
    ...section,
    blocks: section.blocks.map((title) => ({ title, mark: seeding[at++] })),
  }));
}

export function Preview({ contents, seeding }: PreviewProps) {
  const t = useT();
  const count = [...seeding].filter((mark) => mark !== seedingMarks.offered).length;
  return (
    <aside className="np-p" aria-labelledby="preview-title">
      <h2 className="h2" id="preview-title">
        {t("wizard.preview")}
      </h2>
      <p className="small muted" role="status">
        {t("wizard.count", { count })} {t("wizard.added")}
      </p>
      <ol className="preview">
        {placed(contents, seeding).map(({ key, title, blocks }, at) => {
          const begun = blocks.filter(({ mark }) => mark !== seedingMarks.offered).length;
          return (
            <li key={key}>
              <div className="line">
                <Ring done={0} of={begun} label={t("wizard.count", { count: begun })} />
                <span className="n">{at + 1}</span>
                <span className="grow">{title}</span>
                <span className="muted">{begun}</span>
              </div>
              <ul>
                {blocks
                  .filter(({ mark }) => mark === seedingMarks.byChoice)
                  .map((block) => (
                    <li key={block.title} className="line sub new">
                      <Icon of={Plus} />
                      {block.title}
                    </li>
                  ))}
              </ul>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}

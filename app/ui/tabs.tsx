/** Tabs of a panel: arrow keys move, only the chosen one is shown. */
import { useId, type KeyboardEvent, type ReactNode } from "react";

export interface Tab {
  key: string;
  title: string;
  count?: number | undefined;
  content: ReactNode;
}

interface TabsProps {
  tabs: readonly Tab[];
  label: string;
  /** Key of the tab to show; the first one stands in for a key that is not there. */
  chosen: string;
  onChoose: (key: string) => void;
}

export function Tabs({ tabs, label, chosen: asked, onChoose }: TabsProps) {
  const id = useId();
  const chosen = tabs.some(({ key }) => key === asked) ? asked : tabs[0]?.key;
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = tabs.findIndex(({ key }) => key === chosen);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ key, title, count }) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            aria-selected={key === chosen}
            aria-controls={`${id}-panel-${key}`}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => onChoose(key)}
          >
            {title}
            {count !== undefined && <sup>{count}</sup>}
          </button>
        ))}
      </div>
      {tabs.map(({ key, content }) => (
        <div
          key={key}
          id={`${id}-panel-${key}`}
          className="panel"
          role="tabpanel"
          tabIndex={0}
          aria-labelledby={`${id}-${key}`}
          hidden={key !== chosen}
        >
          {content}
        </div>
      ))}
    </>
  );
}

/** `/ui`, in development only: every component of app/ui in every state, in the light theme and in the dark one. */
import type { LinksFunction } from "@remix-run/node";
import { useState } from "react";
import { Page } from "../ui/page.tsx";
import { Charts } from "./charts.tsx";
import { Controls } from "./controls.tsx";
import { Marks } from "./marks.tsx";
import { Messages } from "./messages.tsx";
import { Overlays } from "./overlays.tsx";
import styles from "./specimens.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

const themes = { light: "Светлая", dark: "Тёмная" } as const;

export default function Specimens() {
  const [shown, show] = useState<keyof typeof themes | "both">("both");
  return (
    <Page title="Компоненты и состояния" lead="Образец для разработки: в сборку для работы эта страница не входит.">
      <div className="row wrap">
        {(["both", "light", "dark"] as const).map((key) => (
          <button key={key} type="button" className="btn sm" aria-pressed={shown === key} onClick={() => show(key)}>
            {key === "both" ? "Обе темы" : themes[key]}
          </button>
        ))}
      </div>
      <div className="specimens">
        {(Object.keys(themes) as (keyof typeof themes)[])
          .filter((theme) => shown === "both" || shown === theme)
          .map((theme) => (
            <div key={theme} data-theme={theme} className="specimen-sheet">
              <h2 className="h2">{themes[theme]}</h2>
              <Controls theme={theme} />
              <Marks />
              <Messages />
              <Overlays />
              <Charts />
            </div>
          ))}
      </div>
    </Page>
  );
}

/** The document around every page: language, theme, styles, and what is said when something fails. */
import golos from "@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2?url";
import serif from "@fontsource/pt-serif/files/pt-serif-cyrillic-700-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Links, Outlet, Scripts } from "@remix-run/react";
import type { ReactNode } from "react";
import { countAwaited } from "./awaited-count.ts";
import { FrameLines } from "./frame-lines.tsx";
import { useFrame } from "./frame.tsx";
import { useLanguage, useT } from "./i18n/speech.tsx";
import { useTheme, type RootData } from "./me.ts";
import { usePageHandle } from "./page-handle.ts";
import { ScrollMemory } from "./scroll-memory.tsx";
import { IconDrawings } from "./ui/icon.tsx";
import styles from "./styles/app.css?url";
import { ToastRegion } from "./ui/toasts.tsx";

export { unlessRefused as shouldRevalidate } from "./offline.ts";
export { Trouble as ErrorBoundary } from "./trouble.tsx";

export const links: LinksFunction = () => [
  ...[golos, serif].map((href) => ({
    rel: "preload",
    href,
    as: "font" as const,
    type: "font/woff2",
    crossOrigin: "anonymous" as const,
  })),
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ context }: LoaderFunctionArgs): Promise<RootData> {
  const { account, theme } = context;
  if (!account) return { me: null, theme };
  const { id: accountId, name, isAdmin } = account;
  const waiting = await countAwaited(context, accountId);
  return { me: { accountId, name, isAdministrator: isAdmin === 1, ...waiting }, theme };
}

export function Layout({ children }: { children: ReactNode }) {
  const t = useT();
  const language = useLanguage();
  const { nonce, theme, errorId } = useFrame();
  const chosen = useTheme() ?? theme;
  const title = usePageHandle("title");
  return (
    <html lang={language} data-theme={chosen} data-error-id={errorId}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta property="csp-nonce" nonce={nonce} />
        <title>{title ? `${t(title)} · ${t("brand")}` : t("brand")}</title>
        <Links />
      </head>
      <body data-look={usePageHandle("look")}>
        <a className="skip" href="#main">
          {t("skip")}
        </a>
        <IconDrawings />
        {children}
        <ScrollMemory nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <ToastRegion>
      <Outlet />
      <FrameLines />
    </ToastRegion>
  );
}

/** The page of a failure: what happened, what survived, what to do. */
import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { useFrame } from "./frame.tsx";
import type { SimpleKey } from "./i18n/messages.ts";
import { useT } from "./i18n/speech.tsx";
import { LinkButton } from "./ui/button.tsx";
import { Topbar } from "./topbar.tsx";

interface Words {
  title: SimpleKey;
  what: SimpleKey;
  survived: SimpleKey;
}

const missing: Words = { title: "trouble.404.title", what: "trouble.404.what", survived: "trouble.404.do" };
const forbidden: Words = { title: "trouble.403.title", what: "trouble.403.what", survived: "trouble.403.do" };
const refused: Words = { title: "trouble.refused.title", what: "trouble.refused.what", survived: "trouble.refused.do" };
const failed: Words = { title: "trouble.500.title", what: "trouble.500.what", survived: "trouble.500.do" };

const offline: Words = { title: "trouble.offline.title", what: "trouble.offline.what", survived: "trouble.offline.do" };

function wordsOf(status: number | undefined): Words {
  if (status === undefined) return offline;
  if (status === 404) return missing;
  if (status === 403) return forbidden;
  return status < 500 || status === 503 ? refused : failed;
}

function sentenceOf(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const { message } = (error.data ?? {}) as { message?: unknown };
  return typeof message === "string" ? message : undefined;
}

/** @returns undefined when there was no answer at all: browsers throw a TypeError then */
function statusOf(error: unknown): number | undefined {
  if (isRouteErrorResponse(error)) return error.status;
  return error instanceof TypeError && /fetch|Load failed/.test(error.message) ? undefined : 500;
}

/** Of the whole page. */
export function Trouble() {
  return (
    <>
      <Topbar />
      <TroubleInside />
    </>
  );
}

/** Of one page of a project: the frame around it stays, with the way to all the others. */
export function TroubleInside() {
  const t = useT();
  const error = useRouteError();
  const { errorId } = useFrame();
  // A page that fails with its frame is spoken of by the root, whose own address is not the one that was wanted.
  const wanted = useLocation();
  const status = statusOf(error);
  const words = wordsOf(status);
  return (
    <main className="main" id="main">
      <div className="trouble">
        {status && <p className="muted small">{status}</p>}
        <h1>{t(words.title)}</h1>
        <p>{sentenceOf(error) ?? t(words.what)}</p>
        <p className="muted">{t(words.survived)}</p>
        {status === 500 && errorId && (
          <p className="muted">
            {t("trouble.id")} <span className="secret">{errorId}</span>
          </p>
        )}
        <div className="row wrap">
          <LinkButton look="primary" to="/" reloadDocument>
            {t("trouble.home")}
          </LinkButton>
          {/* Without a network a browser would put a page of its own in this one's place. */}
          <LinkButton to={wanted} reloadDocument={status !== undefined}>
            {t("trouble.again")}
          </LinkButton>
        </div>
      </div>
    </main>
  );
}

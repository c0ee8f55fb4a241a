/** «Обсуждения»: every discussion of the project, filtered by the address, a part at a time. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useCallback } from "react";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useLive } from "../../project/use-live.ts";
import { useProject } from "../../project/use-project.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { talkDeeds } from "../../talk/deeds.ts";
import { ShowLinks } from "../../talk/show-links.tsx";
import { TalkList } from "../../talk/talk-list.tsx";
import { TalkAddress } from "../../talk/use-talk-form.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { PlaceOf } from "./place-of.tsx";
import { readThreadsPage } from "./queries.ts";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export const handle: PageHandle = { title: "nav.threads" };

export { unlessRefused as shouldRevalidate, answeringInPlace as clientAction } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.threads", args, readThreadsPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.threads", args, async (posted, visit) => {
    await byIntent<unknown>(posted, talkDeeds(posted, visit));
    const { pathname, search } = new URL(visit.request.url);
    return redirect(pathname + search);
  });
}

/** Addresses of the page with other answers to one question. */
function useAddress() {
  const [asked] = useSearchParams();
  return (changes: Record<string, string | null>) => {
    const query = new URLSearchParams(asked);
    query.delete("after");
    query.delete("thread");
    for (const [name, value] of Object.entries(changes))
      if (value === null) query.delete(name);
      else query.set(name, value);
    return `?${query.toString()}`;
  };
}

export default function ThreadsPage() {
  const t = useT();
  const { id } = useProject();
  const { talk, block, isOne, isLater, me, sendKey } = useLoaderData<typeof loader>();
  const address = useAddress();
  const [asked] = useSearchParams();
  const own = useCallback(() => `/projects/${id}/threads?${asked.toString()}`, [id, asked]);
  useLive(id, me, null);
  return (
    <Page title={t("nav.threads")} lead={t("talk.lead")}>
      <TalkAddress.Provider value={own}>
        {isOne ? (
          <LinkButton to={address({})}>{t("talk.toAll")}</LinkButton>
        ) : (
          <ShowLinks chosen={talk.show} addressOf={(show) => address({ show })} />
        )}
        {block && (
          <p className="row wrap">
            {t("talk.ofBlock", { title: block })}
            <Link className="link" to={address({ block: null })}>
              {t("talk.everyBlock")}
            </Link>
          </p>
        )}
        <TalkList talk={talk} blockId="" sendKey={sendKey} placeOf={(thread) => <PlaceOf thread={thread} />} />
      </TalkAddress.Provider>
      {(talk.next ?? isLater) && (
        <nav className="row talk-parts" aria-label={t("talk.parts")}>
          {isLater && <LinkButton to={address({})}>{t("talk.newest")}</LinkButton>}
          {talk.next && <LinkButton to={address({ after: talk.next })}>{t("talk.older")}</LinkButton>}
        </nav>
      )}
    </Page>
  );
}

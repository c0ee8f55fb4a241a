/** «Входящие»: what is new to the person or waits for him in all his projects, each line one press away from its place. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import CheckCheck from "lucide-react/icons/check-check";
import { useEffect, useRef } from "react";
import { markAllRead, markItemsRead } from "../../../server/domain/inbox/marking.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import { EmptyState, FormError } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { InboxLine } from "./line.tsx";
import { useInboxLine } from "./use-inbox-line.ts";
import { InboxLook, useLooks } from "./look.tsx";
import { readInboxPage, type InboxPageData } from "./queries.ts";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "inbox.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("inbox", args, readInboxPage);
}

export function action(args: ActionFunctionArgs) {
  return formAction("inbox", args, (posted, { ground, actor, request }) =>
    byIntent(posted, {
      read: async () => {
        const [projectId, kind, id] = ["project", "kind", "id"].map((name) => posted.get(name));
        await markItemsRead(ground, actor, [{ projectId: projectId!, kind: kind!, id: id! }]);
        return redirect(`/inbox${new URL(request.url).search}`);
      },
      "read-all": async () => {
        await markAllRead(ground, actor, posted.get("before") || undefined);
        return redirect(`/inbox${new URL(request.url).search}`);
      },
    }),
  );
}

interface PartProps {
  title: string;
  groups: InboxPageData["fresh"];
  by: InboxPageData["by"];
  onRead: () => void;
}

function Part({ title, groups, by, onRead }: PartProps) {
  if (groups.length === 0) return null;
  return (
    <section className="sect in-part">
      <h2 className="h2">{title}</h2>
      {groups.map((group) => (
        <section key={group.key} className="in-group">
          <h3 className="group-head">{group.title}</h3>
          <ul>
            {group.lines.map((line) => (
              <InboxLine key={`${line.kind} ${line.projectId} ${line.id}`} {...{ line, by, onRead }} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

/** The button that was pressed goes with its line: the cursor of the keyboard comes to the head of the list instead. */
function useReturningFocus(data: InboxPageData) {
  const head = useRef<HTMLDivElement>(null);
  const pressed = useRef<Element | null>(null);
  useEffect(() => {
    // What else is new meanwhile, a colleague's message say, leaves the pressed button where it is.
    if (!pressed.current || pressed.current.isConnected) return;
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
    pressed.current = null;
  }, [data]);
  return { head, onRead: () => void (pressed.current = document.activeElement) };
}

function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = useT();
  const action = narrowed ? (
    <LinkButton to="/inbox">{t("inbox.showAll")}</LinkButton>
  ) : (
    <LinkButton to="/projects">{t("projects.title")}</LinkButton>
  );
  return (
    <EmptyState action={action}>
      <p>
        <b>{t(narrowed ? "inbox.nothingSuch" : "inbox.nothing")}</b>
      </p>
      {!narrowed && <p>{t("inbox.teach")}</p>}
    </EmptyState>
  );
}

export default function InboxPage() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const look = useLooks();
  useInboxLine();
  const { head, onRead } = useReturningFocus(data);
  const { now, by, page, more, unread, kind, onlyUnread, fresh, read } = data;
  const narrowed = kind !== null || onlyUnread || page > 1;
  const isEmpty = fresh.length + read.length === 0;
  const readAll = (
    <Form method="post" onSubmit={onRead}>
      <input type="hidden" name="before" value={now} />
      <SubmitButton intent="read-all" icon={CheckCheck}>
        {t("inbox.readAll")}
      </SubmitButton>
    </Form>
  );
  return (
    <>
      <Topbar />
      <Page
        narrow
        title={t("inbox.title")}
        lead={unread > 0 ? t("inbox.lead", { count: unread }) : t("inbox.leadNone")}
        actions={unread > 0 ? readAll : undefined}
      >
        <FormError failure={failureOf(useActionData<typeof action>())} />
        {(!isEmpty || narrowed) && <InboxLook {...{ kind, onlyUnread, by }} />}
        <div ref={head} tabIndex={-1} className="in-list" role="group" aria-label={t("inbox.list")}>
          {isEmpty && <Nothing narrowed={narrowed} />}
          <Part title={t("inbox.fresh")} groups={fresh} {...{ by, onRead }} />
          <Part title={t("inbox.old")} groups={read} {...{ by, onRead }} />
        </div>
        {(more || page > 1) && (
          <nav className="row in-parts" aria-label={t("inbox.parts")}>
            {page > 1 && <LinkButton to={look({ page: String(page - 1) })}>{t("inbox.newer")}</LinkButton>}
            {more && <LinkButton to={look({ page: String(page + 1) })}>{t("inbox.older")}</LinkButton>}
          </nav>
        )}
        <p className="small muted in-foot">
          {t("inbox.mailed")}{" "}
          <LinkButton look="link" to="/profile#digest">
            {t("inbox.mailedHow")}
          </LinkButton>
        </p>
      </Page>
    </>
  );
}

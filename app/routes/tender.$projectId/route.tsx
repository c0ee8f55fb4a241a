/** The integrators' door: whose ТЗ it is, its гриф, the tabs, and that something new was published. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { NavLink, Outlet, useLoaderData, useLocation, useParams } from "@remix-run/react";
import Lock from "lucide-react/icons/lock";
import { listOutsidePublications, readDoor } from "../../../server/domain/tender/projection/door.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { useT } from "../../i18n/speech.tsx";
import { doorData } from "../../tender/door.ts";
import { usePublished } from "../../tender/use-published.ts";
import { Watermark } from "../../tender/watermark.tsx";
import { Topbar } from "../../topbar.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Pill } from "../../ui/marks.tsx";
import { Note } from "../../ui/note.tsx";

export { unlessRefused as shouldRevalidate } from "../../offline.ts";

export function loader(args: LoaderFunctionArgs) {
  return doorData("tender.$projectId", args, async ({ ground, actor, projectId }) => {
    const { terms, ...door } = await readDoor(ground, actor, projectId);
    if (terms) throw new Refusal("terms-not-accepted");
    const [latest] = await listOutsidePublications(ground, actor, projectId);
    return { ...door, latest: latest?.id ?? null };
  });
}

export default function Door() {
  const t = useT();
  const { project, customer, ownCompany, isContractor, secrecy, latest } = useLoaderData<typeof loader>();
  const { projectId = "" } = useParams();
  const path = `/tender/${projectId}`;
  const marking = [secrecy.label, secrecy.holder, secrecy.address].filter(Boolean).join(" · ");
  return (
    <>
      <Topbar />
      <div className="door-paper">
        {/* The head of every printed page. */}
        <div className="door-print-mark" aria-hidden="true">
          <p>
            <span>{marking}</span>
            <span>{t("door.copyOf", { company: ownCompany })}</span>
          </p>
        </div>
        <div className="door">
          <header className="door-h">
            <div className="door-of">
              <p className="door-t">
                <b>{project}</b> <span className="muted">{customer}</span>
              </p>
              {secrecy.label && (
                <p className="door-marking">
                  <Pill icon={Lock}>{secrecy.label}</Pill>{" "}
                  <span className="muted small">{[secrecy.holder, secrecy.address].filter(Boolean).join(", ")}</span>
                </p>
              )}
            </div>
            <nav className="door-tabs" aria-label={t("door.tabs")}>
              <Tab to={path} title={t("door.document")} end />
              <Tab to={`${path}/changes`} title={t("door.changes")} />
              <Tab to={`${path}/questions`} title={t("door.questions")} />
              {isContractor && <Tab to={`${path}/requests`} title={t("contractor.tab")} />}
            </nav>
          </header>
          <Published projectId={projectId} latest={latest} />
          <Outlet />
        </div>
      </div>
      <Watermark company={ownCompany} />
    </>
  );
}

/** Pages behind the door come whole from the server: their texts are no part of what a page in the browser asks for. */
function Tab({ to, title, end }: { to: string; title: string; end?: boolean }) {
  return (
    <NavLink to={to} end={end} reloadDocument className={({ isActive }) => (isActive ? "on" : "")}>
      {title}
    </NavLink>
  );
}

function Published({ projectId, latest }: { projectId: string; latest: string | null }) {
  const t = useT();
  const { pathname } = useLocation();
  const published = usePublished(projectId, latest);
  return (
    <div className="door-news" role="status">
      {published && (
        <Note tone="acc">
          {t("door.published")}{" "}
          <LinkButton look="link" to={pathname} reloadDocument>
            {t("door.refresh")}
          </LinkButton>
        </Note>
      )}
    </div>
  );
}

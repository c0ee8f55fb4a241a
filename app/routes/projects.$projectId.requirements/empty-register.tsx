/** What the register says when it has nothing to show: how a requirement is made, or how to see all of them again. */
import { useT } from "../../i18n/speech.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/note.tsx";
import { Page } from "../../ui/page.tsx";
import { ViewLink } from "./view-link.tsx";
import { noFilters } from "./view.ts";

export function NoRequirements({ writes }: { writes: boolean }) {
  const t = useT();
  return (
    <Page title={t("nav.requirements")}>
      <EmptyState
        action={
          <LinkButton to=".." look="primary">
            {t("register.open")}
          </LinkButton>
        }
      >
        <p>{t("register.empty")}</p>
        <p>{t(writes ? "register.emptyHow" : "register.emptyWait")}</p>
      </EmptyState>
    </Page>
  );
}

export function NothingFound() {
  const t = useT();
  return (
    <EmptyState
      action={
        <ViewLink look="plain" changes={noFilters}>
          {t("register.clear")}
        </ViewLink>
      }
    >
      <p>{t("register.nothing")}</p>
    </EmptyState>
  );
}

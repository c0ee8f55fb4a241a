/** The bin and the shelf: removed blocks and sections that can come back, and blocks the template still offers. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addBlock, restoreBlock } from "../../../server/domain/document/blocks.ts";
import { may } from "../../../server/domain/people.ts";
import { offeredBlocks } from "../../../server/domain/document/offers.ts";
import { listBin } from "../../../server/domain/document/outline.ts";
import { restoreSection } from "../../../server/domain/document/sections.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { useProject } from "../../project/use-project.ts";
import { byIntent, formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { EmptyState, FormError, Note } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "bin.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.bin", args, async ({ ground, actor, projectId }) => ({
    bin: await listBin(ground, actor, projectId),
    offers: await offeredBlocks(ground, actor, projectId),
  }));
}

export function action(args: ActionFunctionArgs) {
  return formAction("projects.$projectId.bin", args, async (posted, { ground, actor, projectId }) => {
    const id = posted.get("id");
    await byIntent<unknown>(posted, {
      block: () => restoreBlock(ground, actor, projectId, id),
      section: () => restoreSection(ground, actor, projectId, id),
      offer: () => addBlock(ground, actor, projectId, posted.get("section"), { key: posted.get("key") }),
    });
    return redirect(`/projects/${projectId}/bin`);
  });
}

interface RowProps {
  title: string;
  note?: string | undefined;
  fields: Record<string, string>;
  intent: "block" | "section" | "offer";
  /** What the button says; without it the reader only sees that the thing is here. */
  button: string | null;
}

function Row({ title, note, fields, intent, button }: RowProps) {
  return (
    <li className="row between">
      <span className="grow">
        {title}
        {note && <small className="muted"> · {note}</small>}
      </span>
      {button !== null && (
        <Form method="post">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton size="small" intent={intent}>
            {button}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

export default function BinPage() {
  const t = useT();
  const { sections, role } = useProject();
  const { bin, offers } = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData());
  return (
    <Page title={t("bin.title")} lead={t("bin.lead")}>
      <FormError failure={failure} />
      <Section title={t("bin.removed")}>
        {!may(role, "block.remove") && bin.blocks.length + bin.sections.length > 0 && (
          <Note tone="acc">{t("bin.leadersOnly")}</Note>
        )}
        {bin.blocks.length + bin.sections.length === 0 && <EmptyState>{t("bin.empty")}</EmptyState>}
        <ul className="lines">
          {bin.sections.map(({ id, title }) => (
            <Row
              key={id}
              title={title}
              note={t("bin.section")}
              fields={{ id }}
              intent="section"
              button={may(role, "section.change") ? t("bin.restore") : null}
            />
          ))}
          {bin.blocks.map(({ id, title, sectionTitle, sectionRemoved }) => (
            <Row
              key={id}
              title={title}
              note={sectionRemoved ? t("bin.afterSection", { title: sectionTitle }) : sectionTitle}
              fields={{ id }}
              intent="block"
              button={may(role, "block.remove") && !sectionRemoved ? t("bin.restore") : null}
            />
          ))}
        </ul>
      </Section>
      <Section title={t("bin.offered")} lead={t("bin.offeredLead")}>
        {offers.length === 0 && <EmptyState>{t("bin.noOffers")}</EmptyState>}
        <ul className="lines">
          {offers.map(({ key, title, sectionKey, sectionTitle }) => (
            <Row
              key={key}
              title={title}
              note={sectionTitle}
              fields={{
                key,
                section: (sections.find((section) => section.key === sectionKey) ?? sections[0])?.id ?? "",
              }}
              intent="offer"
              button={t("bin.add")}
            />
          ))}
        </ul>
      </Section>
    </Page>
  );
}

/** The texts of a request: each block written live in its fork, and what it changes. */
import { Form, Link } from "@remix-run/react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useT } from "../../i18n/speech.tsx";
import { useMe } from "../../me.ts";
import { Redline } from "../../project/redline.tsx";
import { TextBoundary } from "../../project/text-boundary.tsx";
import { useProject } from "../../project/use-project.ts";
import { shortHash } from "../../signing/hash.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { Note } from "../../ui/note.tsx";
import { Section } from "../../ui/page.tsx";
import type { ChangePage } from "./queries.ts";

const ForkText = lazy(() => import("../../changes/fork-text.tsx"));

export function Texts({ page }: { page: ChangePage }) {
  const t = useT();
  const { texts, rights, more } = page;
  return (
    <Section title={t("changes.texts")} lead={rights.edit ? t("changes.texts.lead") : undefined}>
      {texts.map((text) => (
        <BlockChange key={text.blockId} text={text} page={page} />
      ))}
      {rights.edit && more.blocks.length > 0 && (
        <Form method="post" className="ch-add" preventScrollReset>
          <Select name="blocks" label={t("changes.addBlock")} options={more.blocks} />
          <SubmitButton intent="widened">{t("changes.add")}</SubmitButton>
        </Form>
      )}
    </Section>
  );
}

function BlockChange({ text, page: { rights, texts, keys } }: { text: ChangePage["texts"][number]; page: ChangePage }) {
  const t = useT();
  const { id } = useProject();
  const { blockId, textId, title, baseNumber, appliedNumber, resultHash, isMoved, epoch, view } = text;
  return (
    <article className="ch-block" aria-labelledby={`of-${blockId}`}>
      <h3 className="h3" id={`of-${blockId}`}>
        <Link className="link" to={`/projects/${id}?block=${blockId}#block-${blockId}`}>
          {title}
        </Link>
      </h3>
      <p className="small muted">
        {appliedNumber === null
          ? t("changes.base", { number: baseNumber })
          : t("changes.becameRevision", { before: baseNumber, number: appliedNumber })}{" "}
        {resultHash && <span className="code">{shortHash(resultHash)}</span>}
      </p>
      {isMoved && rights.rebase && <Note tone="warn">{t("changes.movedNote")}</Note>}
      {rights.edit && (
        <Writing
          key={epoch}
          blockId={blockId}
          text={{ projectId: id, textId, epoch, blockKey: keys[blockId] ?? "", label: t("block.textOf", { title }) }}
        />
      )}
      <details open={!rights.edit}>
        <summary>{t("changes.difference")}</summary>
        <div className="rl-sheet">
          <Redline view={view} />
        </div>
      </details>
      {rights.edit && texts.length > 1 && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="block" value={blockId} />
          <SubmitButton intent="narrowed" look="ghost" size="small">
            {t("changes.removeBlock")}
          </SubmitButton>
        </Form>
      )}
    </article>
  );
}

interface WritingProps {
  blockId: string;
  text: { projectId: string; textId: string; epoch: number; blockKey: string; label: string };
}

/** The editor wakes in the browser alone. */
function Writing({ blockId, text }: WritingProps) {
  const t = useT();
  const me = useMe();
  const [isAwake, wake] = useState(false);
  useEffect(() => wake(true), []);
  const coming = <p className="muted">{t("changes.editorComing")}</p>;
  if (!isAwake || !me) return coming;
  return (
    <div className="ch-writing" data-fork={blockId}>
      <TextBoundary fallback={coming}>
        <Suspense fallback={coming}>
          <ForkText {...text} userId={me.accountId} fallback={coming} />
        </Suspense>
      </TextBoundary>
    </div>
  );
}

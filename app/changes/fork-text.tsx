/** The live text of a change request, written by several people at once in the editor of blocks. */
import { lazy, Suspense, useMemo, type ReactNode } from "react";
import type { ConnectOptions } from "../editor/connection.ts";
import { askProject } from "../editor/desk.ts";
import { Ended, stageOf } from "../editor/ended.tsx";
import { useConnection, useConnectionPart } from "../editor/use-connection.ts";
import { useForms } from "../project/use-forms.tsx";
import { useProject } from "../project/use-project.ts";

const BlockEditor = lazy(() => import("../editor/block-editor.tsx"));

interface ForkTextProps extends Pick<ConnectOptions, "projectId" | "textId" | "userId" | "epoch"> {
  /** Key of the block, by which its own forms are known. */
  blockKey: string;
  label: string;
  /** What stands here until the server's text has come. */
  fallback: ReactNode;
}

export default function ForkText({ projectId, textId, userId, epoch, blockKey, label, fallback }: ForkTextProps) {
  const { forms, names } = useForms();
  const { language: lang } = useProject();
  const connection = useConnection({ projectId, textId, userId, epoch, writes: true });
  const stage = useConnectionPart(connection, stageOf);
  const formKeys = useMemo(
    () => Object.keys(forms ?? {}).filter((key) => key.startsWith(`${blockKey}/`)),
    [forms, blockKey],
  );
  const ask = useMemo(() => askProject(projectId), [projectId]);
  if (!connection || !forms || !names || stage === "coming") return fallback;
  if (stage === "over") return <Ended connection={connection} />;
  return (
    <Suspense fallback={fallback}>
      <BlockEditor {...{ connection, textId, forms, names, label, formKeys, ask, lang }} />
    </Suspense>
  );
}

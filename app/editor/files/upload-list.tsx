/** Files on their way: how far each is, how to stop it, and why one has not come. */
import { useSyncExternalStore } from "react";
import { sizeText } from "../../../content/schema/files.ts";
import { useLanguage, useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";
import { Note } from "../../ui/note.tsx";
import type { Upload, Uploads } from "./uploads.ts";

export function UploadList({ uploads }: { uploads: Uploads }) {
  const list = useSyncExternalStore(uploads.subscribe, uploads.list, uploads.list);
  if (list.length === 0) return null;
  return (
    <ul className="uploads">
      {list.map((upload) => (
        <li key={upload.key}>
          <UploadLine {...{ upload, uploads }} />
        </li>
      ))}
    </ul>
  );
}

function UploadLine({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const t = useT();
  const language = useLanguage();
  const { key, name, size, state, share, reason } = upload;
  if (state === "failed" || state === "offline")
    return (
      <Note tone={state === "failed" ? "bad" : "warn"} announced>
        <p>{state === "failed" ? reason : t("files.offline", { name })}</p>
        <div className="row wrap">
          <Button size="small" onClick={() => uploads.retry(key)}>
            {t("files.retry")}
          </Button>
          <Button size="small" onClick={() => uploads.drop(key)}>
            {t("files.forget")}
          </Button>
        </div>
      </Note>
    );
  const told = `${name}, ${sizeText(size, language)}`;
  return (
    <div className="row upload">
      <span className="grow upload-name">{told}</span>
      <progress aria-label={t("files.sending", { name })} max={100} value={Math.round(share * 100)} />
      <Button size="small" aria-label={t("files.cancelOne", { name })} onClick={() => uploads.drop(key)}>
        {t("files.cancel")}
      </Button>
    </div>
  );
}

/** Says how many pictures of a pasted page were not taken, and how to take them. */
export function LeftOutImages({ count, onClose }: { count: number; onClose: () => void }) {
  const t = useT();
  return (
    <Note tone="warn" announced>
      <p>{t("files.leftOut", { count })}</p>
      <Button size="small" onClick={onClose}>
        {t("editor.pasted.close")}
      </Button>
    </Note>
  );
}

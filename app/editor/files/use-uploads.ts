/** Files on their way into the text of one editor. */
import { useEffect, useMemo } from "react";
import type { NamesStore } from "../names-store.ts";
import { createUploads, type Uploads } from "./uploads.ts";

/** @returns undefined where the text takes no files */
export function useUploads(names: NamesStore, text: string, takesFiles: boolean): Uploads | undefined {
  const uploads = useMemo(
    () => (takesFiles ? createUploads(() => ({ address: names.get().files, text })) : undefined),
    [names, text, takesFiles],
  );
  useEffect(() => () => uploads?.stop(), [uploads]);
  return uploads;
}

/** When a row's form closes, the keyboard stands again at the link that opened it. */
import { useEffect, useRef } from "react";

/** The link that opens the form of a requirement. */
export function opener(code: string): string {
  return `edit-${code}`;
}

/** @param edit the code of the open row */
export function useReturn(edit: string | undefined): void {
  const before = useRef(edit);
  useEffect(() => {
    if (before.current && !edit) document.getElementById(opener(before.current))?.focus({ preventScroll: true });
    before.current = edit;
  }, [edit]);
}

/** What a page needs before any loader speaks: nonce, theme and the id of a failure, given by the entries. */
import { createContext, useContext } from "react";
import type { Theme } from "../server/db/schema.ts";

export interface Frame {
  /** Nonce of this answer's Content-Security-Policy; browsers hide it from scripts, so it is empty there. */
  nonce: string;
  theme: Theme;
  /** Under what id a failure of this answer is written in the server's log. */
  errorId: string | undefined;
}

export const FrameContext = createContext<Frame>({ nonce: "", theme: "system", errorId: undefined });

export function useFrame(): Frame {
  return useContext(FrameContext);
}

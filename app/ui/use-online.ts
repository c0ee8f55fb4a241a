/** Whether the device has a network at all; a server that does not answer is told of by the forms themselves. */
import { useSyncExternalStore } from "react";

/** The id of the sentence that says so: what waits for the network is described by it. */
export const offlineLineId = "offline-line";

function follow(tell: () => void): () => void {
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);
  return () => {
    window.removeEventListener("online", tell);
    window.removeEventListener("offline", tell);
  };
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    follow,
    () => navigator.onLine,
    () => true,
  );
}

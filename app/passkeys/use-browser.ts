/** Whether this browser can use passkeys here: told only once scripts run, so that pages without them show no such way. */
import { useSyncExternalStore } from "react";

const never = () => () => undefined;
const isAble = () => window.isSecureContext && "PublicKeyCredential" in window;

/** Undefined until scripts run. */
export function useBrowserWithPasskeys(): boolean | undefined {
  return useSyncExternalStore(never, isAble, () => undefined);
}

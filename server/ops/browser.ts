/** Opens an address in the browser of a desktop. */
import { spawn } from "node:child_process";

/** The command that opens an address here, or undefined where nobody sits in front of the machine. */
function opener(env: NodeJS.ProcessEnv): [string, ...string[]] | undefined {
  if (!process.stdout.isTTY || env.CI || env.SSH_CONNECTION) return undefined;
  if (process.platform === "darwin") return ["open"];
  if (process.platform === "win32") return ["cmd", "/c", "start", ""];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ["xdg-open"] : undefined;
}

/** Opens the address where there is a desktop; a browser that does not start is no failure of the server. */
export function openBrowser(url: string): void {
  const found = opener(process.env);
  if (!found) return;
  const [command, ...args] = found;
  const browser = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  browser.on("error", () => undefined);
  browser.unref();
}

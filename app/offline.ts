/** Pages that stay when the server cannot be reached: forms keep what was typed, and a look anew waits. */
import { isRouteErrorResponse, type ClientActionFunctionArgs, type ShouldRevalidateFunction } from "@remix-run/react";
import type { FormFailure } from "./ui/field.tsx";

async function typedInto(request: Request): Promise<Record<string, string>> {
  const pairs = [...(await request.formData())].filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return Object.fromEntries(pairs);
}

/** Sends the form to the server; when there is no answer, the form keeps what was typed and says so. */
export async function answeringOffline({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  const typed = request.clone();
  try {
    return await serverAction();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    // The page has the sentence for this code in its own messages.
    const failure: FormFailure = { error: { code: "offline", message: "" }, values: await typedInto(typed) };
    // Remix 2 loses the status of `data()` here, and `unlessRefused` needs it.
    return Response.json(failure, { status: 503 });
  }
}

/** The same for forms of a page that shows by itself what they did: a redirect would only scroll it away. */
export async function answeringInPlace(args: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await answeringOffline(args);
  } catch (answer) {
    if (answer instanceof Response && answer.status >= 300 && answer.status < 400) return null;
    throw answer;
  }
}

/**
 * For every route of the page: a form that was refused has changed nothing, so nothing is loaded anew. Loading over a
 * broken line would replace the page by an error.
 */
export const unlessRefused: ShouldRevalidateFunction = ({ actionStatus = 200, defaultShouldRevalidate }) =>
  actionStatus < 400 && defaultShouldRevalidate;

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** What a proxy answers for a server that is being restarted, and the server itself while it drains. */
const passing = [502, 503, 504];

/** What an address asks of a page, without what Remix adds for itself. */
function questionOf(search: string): string {
  const asked = new URLSearchParams(search);
  for (const own of ["_routes", "index"]) asked.delete(own);
  return asked.toString();
}

/** Does a request ask for the data of the very page that stands there already? Another view of it is a way to go. */
function isLook(asked: RequestInfo | URL, method = "GET"): boolean {
  const { origin, pathname, search } = new URL(asked instanceof Request ? asked.url : asked, location.href);
  const own = location.pathname.replace(/\/$/, "") || "/_root";
  const isOwn = origin === location.origin && pathname === `${own}.data`;
  return method === "GET" && isOwn && questionOf(search) === questionOf(location.search);
}

/** Does a request ask for the data of some page? */
function isData(asked: RequestInfo | URL): boolean {
  const { origin, pathname } = new URL(asked instanceof Request ? asked.url : asked, location.href);
  return origin === location.origin && pathname.endsWith(".data");
}

function rest(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(over, ms);
    signal?.addEventListener("abort", over, { once: true });
  });
}

/**
 * A page that looks at its data anew waits for an answer as long as it takes. Remix would put an error in the place of the
 * page, with the editors in it, when the line breaks at that moment. Called once, before the page wakes.
 * @param ready settles when any other page can be shown; asked before data of one is
 */
export function letLooksWait(ready: () => Promise<void>): void {
  const ask = window.fetch.bind(window);
  window.fetch = async (asked, init) => {
    if (!isLook(asked, init?.method)) {
      if (isData(asked)) await ready();
      return ask(asked, init);
    }
    for (let wait = firstWaitMs; ; wait = Math.min(longestWaitMs, wait * 2)) {
      try {
        const answer = await ask(asked, init);
        // Read to its end here: the line may also break halfway.
        const body = await answer.arrayBuffer();
        if (!passing.includes(answer.status)) return new Response(body, answer);
      } catch (error) {
        if (init?.signal?.aborted) throw error;
      }
      await rest(wait, init?.signal);
    }
  };
}

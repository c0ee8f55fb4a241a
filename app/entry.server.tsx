/** Renders a page: streams HTML in the reader's language, and writes failures to the log under an id. */
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import type {} from "../server/http/context.ts";
import { FrameContext } from "./frame.tsx";
import { en } from "./i18n/en.ts";
import { ru } from "./i18n/ru.ts";
import { SpeechContext } from "./i18n/speech.tsx";
import { createTranslate } from "./i18n/translator.ts";
import { RenderedTexts } from "./ui/rendered-texts.tsx";
import { withoutGaps } from "./without-gaps.ts";

/** How long deferred data may keep an answer open, in milliseconds. */
export const streamTimeout = 10_000;

const translate = { ru: createTranslate("ru", ru), en: createTranslate("en", en) };
const errorIds = new WeakMap<AppLoadContext, string>();

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { nonce, language, theme } = context;
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = false;
    const answer = () => {
      answered = true;
      const body = withoutGaps();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
      stream.pipe(body);
    };
    const stream = renderToPipeableStream(
      <SpeechContext.Provider value={{ language, t: translate[language] }}>
        <FrameContext.Provider value={{ nonce, theme, errorId: errorIds.get(context) }}>
          <RenderedTexts.Provider value={context.rendered}>
            <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
          </RenderedTexts.Provider>
        </FrameContext.Provider>
      </SpeechContext.Provider>,
      {
        nonce,
        onShellReady: () => void (whole || answer()),
        onAllReady: () => void (whole && answer()),
        onShellError: reject,
        onError: (error) => void (answered && context.ground.log.error({ err: error }, "render failed")),
      },
    );
    setTimeout(() => stream.abort(), streamTimeout + 1_000).unref();
  });
}

/**
 * Called by Remix for what a loader, an action or a component threw. A visitor who left is no failure, nor is one who asks
 * for what a page does not do.
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const errorId = context.ground.random.id().slice(0, 8);
  errorIds.set(context, errorId);
  context.ground.log.error({ err: error, errorId, path: new URL(request.url).pathname }, "request failed");
}

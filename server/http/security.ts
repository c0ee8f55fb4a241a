/** What every answer carries and every request must show: headers, the exact origin, a bounded body. */
import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, Response } from "express";
import type { Config } from "../config.ts";
import { Refusal } from "../domain/refusal.ts";
import { transcriptBody, transcriptForm } from "../domain/interviews/importing.ts";
import { largestForm, largestPaperBody } from "../domain/sign-off/paper-files.ts";

/** The Content-Security-Policy of a page with this nonce. */
export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    dev ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For answers that are no page: they load nothing and are shown in nobody's frame. */
const nothingLoads = "default-src 'none'; frame-ancestors 'none'";

/** Passkeys are for our own pages; what none of them uses is for nobody. */
const permissions = [
  ...["camera=()", "microphone=()", "geolocation=()"],
  ...["publickey-credentials-create=(self)", "publickey-credentials-get=(self)"],
].join(", ");

/** Sets the headers that do not depend on the page. */
export function securityHeaders(config: Config) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", nothingLoads);
    // `no-referrer` would make browsers send `Origin: null`, which the origin check refuses.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", permissions);
    if (config.secureCookies) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** A path that can be decoded. `//other.example/` would become the address of another site in the links of a page. */
function isPath(target: string): boolean {
  if (!target.startsWith("/")) return false;
  const { pathname } = new URL(`http://localhost${target}`);
  try {
    return !decodeURIComponent(pathname).startsWith("//");
  } catch {
    return false;
  }
}

/**
 * Turns away what no browser of ours sends: other methods, a target that is no path, a Host that is no host. Remix makes
 * a URL of the last two, and of `X-Forwarded-Host`, which nobody here needs: our own origin is configured.
 */
export function wellFormed(request: Request, response: Response, next: NextFunction): void {
  delete request.headers["x-forwarded-host"];
  const { host = "localhost" } = request.headers;
  const isHost = /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);
  if (!isHost || !isPath(request.originalUrl)) return void response.status(400).type("text").send("400\n");
  if (!methods.includes(request.method)) {
    return void response.status(405).set("Allow", methods.join(", ")).type("text").send("405\n");
  }
  next();
}

/**
 * Whether a request comes from our own pages. Programs that are no browser send neither Origin nor Sec-Fetch-Site and
 * carry no ambient cookies; browsers always send Origin with an upgrade or a POST.
 */
export function isOwnOrigin(config: Config, request: IncomingMessage): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return config.origins.includes(origin);
  const site = request.headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** Refuses changes asked for by somebody else's page. */
export function ownOriginOnly(config: Config) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const harmless = ["GET", "HEAD"].includes(request.method);
    next(harmless || isOwnOrigin(config, request) ? undefined : new Refusal("wrong-origin"));
  };
}

/** The same for the API, where a bearer token, not being ambient, needs no check: the cookie beside it does not count. */
export function ownOriginOrToken(config: Config) {
  const guard = ownOriginOnly(config);
  return (request: Request, response: Response, next: NextFunction): void =>
    /^bearer /i.test(request.headers.authorization ?? "") ? next() : guard(request, response, next);
}

/** The largest body of a page's form, bytes. */
const maxBody = 2 * 1024 * 1024;

/** Addresses that take a file, each with its largest body: a page with the form around it, the API with base64. */
const takingFiles: { address: RegExp; largest: number }[] = [
  { address: /^\/projects\/[^/]+\/blocks\/[^/]+\/paper(\.data)?$/, largest: largestForm },
  { address: /^\/api\/v1\/projects\/[^/]+\/blocks\/[^/]+\/paper-sign-offs$/, largest: largestPaperBody },
  // Read piece by piece and measured on the way.
  { address: /^\/api\/v1\/projects\/[^/]+\/files$/, largest: Infinity },
  { address: /^\/projects\/[^/]+\/interviews\/[^/]+(\.data)?$/, largest: transcriptForm },
  { address: /^\/api\/v1\/projects\/[^/]+\/interviews\/[^/]+\/transcript$/, largest: transcriptBody },
];

function largestBody({ originalUrl }: Request): number {
  const { pathname } = new URL(originalUrl, "http://localhost");
  return takingFiles.find(({ address }) => address.test(pathname))?.largest ?? maxBody;
}

/** Refuses bodies that are too large or do not say how large they are. */
export function boundedBody(request: Request, _response: Response, next: NextFunction): void {
  const length = Number(request.headers["content-length"] ?? 0);
  const unknown = request.headers["transfer-encoding"] !== undefined && request.headers["content-length"] === undefined;
  next(unknown || !(length <= largestBody(request)) ? new Refusal("too-large") : undefined);
}

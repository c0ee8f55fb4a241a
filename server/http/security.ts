/** What every answer carries and every request must show: headers, the exact origin, a bounded body. */
import type { IncomingMessage } from "node:http";
import type { NextFunction, Request, Response } from "express";
import type { Config } from "../config.ts";
import { Refusal } from "../domain/refusal.ts";

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

/** Sets the headers that do not depend on the page. */
export function securityHeaders(config: Config) {
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    // `no-referrer` would make browsers send `Origin: null`, which the origin check refuses.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (config.secureCookies) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
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

/** Refuses changes asked for by somebody else's page. A bearer token is not ambient, so it needs no check. */
export function ownOriginOnly(config: Config) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const harmless = ["GET", "HEAD", "OPTIONS"].includes(request.method);
    const bearer = /^bearer /i.test(request.headers.authorization ?? "");
    next(harmless || bearer || isOwnOrigin(config, request) ? undefined : new Refusal("wrong-origin"));
  };
}

/** The largest body of a page's form, bytes. */
const maxBody = 2 * 1024 * 1024;

/** Refuses bodies that are too large or do not say how large they are. */
export function boundedBody(request: Request, _response: Response, next: NextFunction): void {
  const length = Number(request.headers["content-length"] ?? 0);
  const unknown = request.headers["transfer-encoding"] !== undefined && request.headers["content-length"] === undefined;
  next(unknown || !(length <= maxBody) ? new Refusal("too-large") : undefined);
}

/** Figures for Prometheus: one registry a process, made by index.ts. */
import { BlockList, isIPv6 } from "node:net";
import type { Request, Response, NextFunction } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** This machine and private networks. */
const privateNetworks = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
] as const)
  privateNetworks.addSubnet(net, bits);
for (const [net, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  privateNetworks.addSubnet(net, bits, "ipv6");

/**
 * Whether figures may be told: counts of others' activity are not for outside companies (R6). A request that went
 * through a proxy nobody configured could come from anywhere.
 */
export function isNear({ app, headers, ip = "" }: Request): boolean {
  const unknownProxy = app.get("trust proxy") === 0 && headers["x-forwarded-for"] !== undefined;
  return !unknownProxy && privateNetworks.check(ip, isIPv6(ip) ? "ipv6" : "ipv4");
}

export interface Metrics {
  registry: Registry;
  /** Counts requests by method and status class, with durations. */
  observe(request: Request, response: Response, next: NextFunction): void;
}

/** @param open how many sockets are open, by endpoint */
export function createMetrics(open: Record<string, () => number>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "svod_sockets",
    help: "Open sockets by endpoint",
    labelNames: ["endpoint"],
    registers: [registry],
    collect() {
      for (const [endpoint, count] of Object.entries(open)) this.set({ endpoint }, count());
    },
  });
  const durations = new Histogram({
    name: "svod_http_seconds",
    help: "Time to answer",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  return {
    registry,
    observe(request, response, next) {
      const stop = durations.startTimer({ method: request.method });
      response.on("finish", () => void stop({ status: `${Math.floor(response.statusCode / 100)}xx` }));
      next();
    },
  };
}

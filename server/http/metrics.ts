/** Figures for Prometheus: one registry a process, made by index.ts. */
import type { Request, Response, NextFunction } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

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

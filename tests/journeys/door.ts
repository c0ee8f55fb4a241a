/** The integrators' door in journeys: terms accepted and publications made without a window. */
import { expect } from "vitest";
import type { Person } from "./house.ts";

/** Accepts the terms of confidentiality as they are now. */
export async function acceptTerms(api: Person["api"], projectId: string): Promise<void> {
  const { body } = await api<{ terms: { digest: string } | null }>("GET", `/tender/${projectId}/door`);
  if (!body.terms) return;
  const { digest } = body.terms;
  expect((await api("POST", `/tender/${projectId}/terms`, { digest })).status).toBe(204);
}

/** Publishes the document as it is now. @param api the manager's */
export async function publish(api: Person["api"], projectId: string, name: string): Promise<void> {
  const next = await api<{ digest: string }>("GET", `/projects/${projectId}/publications/next`);
  const order = { name, digest: next.body.digest };
  expect((await api("POST", `/projects/${projectId}/publications`, order)).status).toBe(201);
}

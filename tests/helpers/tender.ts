/** Tenders in tests: companies with people who have accepted the terms, and publications in one line. */
import type { DocNode } from "../../content/schema/document.ts";
import { addCompanyPeople, inviteCompany } from "../../server/domain/tender/companies.ts";
import { readDoor } from "../../server/domain/tender/projection/door.ts";
import { acceptTerms } from "../../server/domain/tender/projection/terms.ts";
import { publish, readNextPublication } from "../../server/domain/tender/publishing.ts";
import type { TestGround } from "./ground.ts";
import type { Person, TestProject } from "./projects.ts";

export const sending = { delivery: "mail", origin: "http://svod.test" } as const;

export interface Integrator extends Person {
  memberId: string;
  companyId: string;
}

/** Lets a company take part with one person, who has not accepted the terms yet. */
export async function newcomerOf(ground: TestGround, made: TestProject, name: string): Promise<Integrator> {
  const person = await made.join("integrator");
  const people = [{ email: person.account.email }];
  const { companyId } = await inviteCompany(ground, made.manager, made.id, { name, people, ...sending });
  return { ...person, companyId };
}

/** Another person of a company. */
export async function colleagueOf(ground: TestGround, made: TestProject, companyId: string): Promise<Integrator> {
  const person = await made.join("integrator");
  const people = [{ email: person.account.email }];
  await addCompanyPeople(ground, made.manager, made.id, companyId, { people, ...sending });
  return { ...person, companyId };
}

/** Accepts the terms as they are now. */
export async function accept(ground: TestGround, made: TestProject, person: Person): Promise<void> {
  const { terms } = await readDoor(ground, person, made.id);
  if (terms) await acceptTerms(ground, person, made.id, terms.digest);
}

/** Lets a company take part with one person, who has accepted the terms. */
export async function integratorOf(ground: TestGround, made: TestProject, name: string): Promise<Integrator> {
  const person = await newcomerOf(ground, made, name);
  await accept(ground, made, person);
  return person;
}

/** Publishes the living document as the manager sees it. @returns the publication's own id */
export async function publishNow(ground: TestGround, made: TestProject, name = "ТЗ на тендер"): Promise<string> {
  const { digest } = await readNextPublication(ground, made.manager, made.id, "living");
  const order = { name, source: "living" as const, digest, origin: sending.origin };
  return (await publish(ground, made.manager, made.id, order)).id;
}

export const line = (text: string): DocNode => ({ type: "paragraph", content: [{ type: "text", text }] });

/** Makes a text consist of these nodes, and waits until its requirements have their codes. */
export async function writeText(ground: TestGround, made: TestProject, textId: string, ...content: DocNode[]) {
  await ground.texts.edit(textId, { type: "doc", content }, made.manager.accountId);
  await ground.textFacts.settle(textId);
}

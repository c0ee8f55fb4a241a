/** Visas as the approval sheet prints them: name and position as signed, how confirmed, under which rules. */
import type { SigningRules } from "../../db/sign-off-schema.ts";
import type { Facts } from "../../db/open.ts";
import { readVisas, type ShownVisa } from "./visa-rows.ts";

/** A visa of the sheet. */
export interface SheetVisa extends ShownVisa {
  /** Number of the wording of the company's rules that he had accepted; null where none were kept. */
  rules: number | null;
}

/** The company's rules of electronic signature that a sheet names. */
export type SheetRules = Pick<SigningRules, "number" | "orderNumber" | "orderDate" | "hash">;

/** The company's wordings by their hash; one that came back after another goes by its first number. */
export async function readSheetRules(facts: Facts, projectId: string): Promise<Map<string, SheetRules>> {
  const rows = await facts
    .selectFrom("signingRules")
    .select(["number", "orderNumber", "orderDate", "hash"])
    .where("projectId", "=", projectId)
    .orderBy("number", "desc")
    .execute();
  return new Map(rows.map((row) => [row.hash, row]));
}

/** All visas of these blocks, the earliest first. */
export async function readSheetVisas(
  facts: Facts,
  projectId: string,
  blockIds: string[],
  rules: ReadonlyMap<string, SheetRules>,
): Promise<SheetVisa[]> {
  const visas = await readVisas(facts, projectId, blockIds);
  return visas.map((visa) => ({ ...visa, rules: rules.get(visa.rulesHash)?.number ?? null }));
}

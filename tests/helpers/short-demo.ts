/** The short demonstration: everybody and every section of the whole one, and of its blocks a few that are light to open. */
import type { Config } from "../../server/config.ts";
import { removeBlock } from "../../server/domain/document/blocks.ts";
import { readOutline } from "../../server/domain/document/outline.ts";
import { openGround, type OpenGround } from "../../server/index.ts";
import { demoEmail } from "../../server/ops/demo-data.ts";

/** Blocks that stay, by section; journeys write in some, the others are there so that no section is empty. */
const kept: Record<string, string[]> = {
  purpose: ["document-card", "document-use", "current-state", "glossary"],
  goals: ["main-problem", "business-goals", "adoption", "priority-tasks"],
  "sales-model": ["process-map", "marketing-funnel", "sales-funnel", "service-funnel"],
  product: ["stock-accounting"],
  analytics: ["daily-activity", "plans"],
  integrations: ["telephony"],
  mobile: ["mobile-need", "mobile-scenarios"],
  automation: ["templates"],
  technical: ["hosting"],
  "access-rights": ["access-lifecycle"],
  "project-team": ["communication"],
  risks: ["risk-register"],
  stages: ["training"],
};

/** Moves all other blocks of a demonstration's data folder to the bin, as its manager would. */
export async function shortenDemo(config: Config): Promise<void> {
  const ground = openGround(config);
  try {
    await shorten(ground);
  } finally {
    await ground.close();
  }
}

async function shorten(ground: OpenGround): Promise<void> {
  const { facts } = ground;
  const { id: projectId } = await facts.selectFrom("projects").select("id").executeTakeFirstOrThrow();
  const email = demoEmail("manager");
  const manager = await facts.selectFrom("accounts").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  for (const { key, blocks } of await readOutline(facts, projectId)) {
    const staying = blocks.filter((block) => kept[key]?.includes(block.key));
    if (staying.length !== kept[key]?.length)
      throw new Error(`the section ${key} is not the one the short demonstration knows`);
    for (const block of blocks)
      if (!staying.includes(block)) await removeBlock(ground, { accountId: manager.id }, projectId, block.id);
  }
}

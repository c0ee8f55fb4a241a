/** A project with requirements in two sections. */
import type { TestGround } from "../../helpers/ground.ts";
import { project } from "../../helpers/projects.ts";
import { writeRequirements, type Written } from "../../helpers/requirements.ts";

/** Makes a project; `write` makes a block, by its place in the document, consist of requirements. */
export async function requirementProject(ground: TestGround) {
  const made = await project(ground);
  const { sections } = await made.now();
  const blocks = sections.flatMap((section) => section.blocks);
  const write = (block: number, ...written: Written[]) =>
    writeRequirements(ground, made.manager, blocks[block]!.textId, ...written);
  return { ground, ...made, sections, blocks, write };
}

/** The content that ships: read once for all tests of a file. */
import path from "node:path";
import { loadDemo } from "../../content/demo/load.ts";
import { loadTemplate } from "../../content/templates/load.ts";

export const templateFolder = path.resolve("content/templates/crm");
export const demoFolder = path.resolve("content/demo");

export const template = loadTemplate(templateFolder);
export const demo = loadDemo(demoFolder, template);

/** All blocks of the template with their sections, in order. */
export const blocks = template.sections.flatMap((section) => section.blocks.map((block) => ({ section, block })));

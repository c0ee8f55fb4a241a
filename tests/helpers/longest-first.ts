/** The order of test files: what takes longest begins, so that the workers end together; the others come as the seed has it. */
import { createHash } from "node:crypto";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest files, the very longest first. */
const longest = [
  ...["domain/changes/histories", "api/endpoints", "domain/projects/commands", "domain/sign-off/sequences"],
  ...["app/editor/merging", "ops/flipped-bytes", "texts/kill"],
  ...["journeys/every-page", "tender/anonymity", "journeys/discussing", "journeys/signing", "journeys/outline"],
  ...["journeys/writing-together", "journeys/structure", "journeys/register", "journeys/requirements"],
  ...["journeys/history", "journeys/kept-edits", "journeys/filling-forms", "journeys/outline-by-pointer"],
];

function rank({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return at < 0 ? longest.length : at;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const lot = ({ moduleId }: TestSpecification) => createHash("sha256").update(`${seed} ${moduleId}`).digest("hex");
    return [...files].sort((a, b) => rank(a) - rank(b) || lot(a).localeCompare(lot(b)));
  }
}

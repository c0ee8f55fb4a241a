/** What the page of versions reads: the one that could be approved now, what stands in the way, and those approved. */
import { may } from "../../../server/domain/people.ts";
import { listVersions, readNextVersion } from "../../../server/domain/sign-off/versions.ts";
import { fullDate } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";
import { readProofAsked } from "../../signing/proof.ts";

export async function readVersions(visit: SignedInVisit) {
  const { ground, actor, context, projectId } = visit;
  const project = await readProject(visit);
  const { manifest, hash, missing, leftOut, isApproved } = await readNextVersion(ground, actor, projectId);
  const versions = await listVersions(ground, actor, projectId);
  const calendar = calendarOf(context, project.timeZone);
  /** Of the version that reads as the document does now: there is nothing to return to. */
  const current = isApproved ? versions[0]?.hash : undefined;
  const approves = may(project.role, "version.approve");
  return {
    next: {
      ...{ number: manifest.number, hash, missing, leftOut, isApproved },
      blocks: manifest.blocks.map(({ block, title, number, hash: of, signOffs }) => ({
        ...{ id: block, title, number, hash: of, visas: signOffs.length },
      })),
    },
    writes: may(project.role, "change.write"),
    owners: project.members.filter(({ role }) => role === "owner").map(({ name }) => name),
    versions: versions.map((version) => ({
      ...version,
      differs: version.hash !== current,
      at: fullDate(version.at, calendar),
    })),
    proof: approves && missing.length === 0 && !isApproved ? await readProofAsked(visit) : null,
  };
}

/** What the page of files reads: every image and attachment with its versions, and how much room is left. */
import { listFiles } from "../../../server/domain/files/file-list.ts";
import { isImage } from "../../../server/domain/files/file-types.ts";
import { sizeText } from "../../../content/schema/files.ts";
import { dayAndTime } from "../../i18n/format.ts";
import { readProject } from "../../project/read-project.ts";
import { calendarOf, type SignedInVisit } from "../../request.ts";

/** @throws Refusal not-found, not-allowed */
export async function readFiles(visit: SignedInVisit) {
  const { ground, actor, context, projectId } = visit;
  const { timeZone } = await readProject(visit);
  const calendar = calendarOf(context, timeZone);
  const { files, size, limits } = await listFiles(ground, actor, projectId);
  const told = (bytes: number) => sizeText(bytes, context.language);
  return {
    files: files.map(({ id, versions }) => ({
      id,
      versions: versions.map(({ digest, name, by, at, number, size: bytes, type, places }) => ({
        ...{ digest, name, by, number, places, size: told(bytes), at: dayAndTime(at, calendar) },
        address: `/api/v1/projects/${projectId}/files/${digest}`,
        isImage: isImage(type),
      })),
    })),
    room: { taken: told(size), all: told(limits.project), file: told(limits.file), image: told(limits.image) },
  };
}

export type ProjectFileRow = Awaited<ReturnType<typeof readFiles>>["files"][number];
export type FileVersionRow = ProjectFileRow["versions"][number];

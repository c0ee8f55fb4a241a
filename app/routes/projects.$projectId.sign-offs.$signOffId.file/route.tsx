/** The scan or the signature file of a visa: always saved, never opened as a page of ours. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { readPaperFile } from "../../../server/domain/sign-off/paper-reading.ts";
import { pageData } from "../../request.ts";

export function loader(args: LoaderFunctionArgs) {
  return pageData(
    "projects.$projectId.sign-offs.$signOffId.file",
    args,
    async ({ ground, actor, params, projectId }) => {
      const { bytes, type, name } = await readPaperFile(ground, actor, projectId, params.signOffId ?? "");
      return new Response(new Uint8Array(bytes), {
        headers: {
          ...{ "Content-Type": type, "Content-Length": String(bytes.length) },
          "Content-Disposition": `attachment; filename="${name}"`,
        },
      });
    },
  );
}

/** Files of visas entered from paper: how they come in, how they go out, and how large they may be. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { largestForm, largestPaper } from "../../server/domain/sign-off/paper-files.ts";
import { pdf } from "../helpers/papers.ts";
import { demoThings, type Things } from "./addresses.ts";
import { openSite, type Answer, type Site } from "./site.ts";

let site: Site;
let things: Things;
beforeAll(async () => {
  site = await openSite();
  things = demoThings(site);
});
afterAll(() => site.close());

const boundary = "----border";

/** A form of a browser, with one file. */
function formOf(fields: Record<string, string>, file: Buffer, name = "scan.pdf"): Buffer {
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return Buffer.concat([Buffer.from(parts.join("") + head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
}

/** As a browser does: on a line that closes with its answer, whoever is still writing hears of that alone. */
function send(raw: Buffer, page = "paper"): Promise<Answer> {
  const headers = { "content-type": `multipart/form-data; boundary=${boundary}`, connection: "keep-alive" };
  return site.ask("manager", `/projects/${things.projectId}/blocks/${things.blockId}/${page}`, { headers, raw });
}

const grown = (bytes: number) => Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length, 32)]);
const typed = { member: "nobody", hash: "0".repeat(64), decision: "agreed", remark: "Напечатано дословно" };

describe("the file of a visa", () => {
  it("R6: is saved and never shown as a page, whatever is in it, and is for the inside alone", async () => {
    const path = `/projects/${things.projectId}/sign-offs/${things.signOffId}/file`;
    for (const who of ["manager", "owner", "editor", "approver", "observer"] as const) {
      const { status, headers, body } = await site.ask(who, path);
      expect([who, status, body]).toEqual([who, 200, pdf.toString()]);
      expect(headers).toMatchObject({
        ...{ "content-type": "application/pdf", "x-content-type-options": "nosniff" },
        "content-disposition": `attachment; filename="visa-${things.signOffId.slice(0, 8)}.pdf"`,
        "cache-control": "private, no-store",
      });
    }
    for (const who of ["integrator", "contractor", "stranger"] as const)
      expect([who, (await site.ask(who, path)).status]).toEqual([who, 404]);
  });

  it("comes through the API as base64 with its hash", async () => {
    const { body } = await site.ask(
      "observer",
      `/api/v1/projects/${things.projectId}/sign-offs/${things.signOffId}/file`,
    );
    const answer = JSON.parse(body) as { file: string; size: number; type: string };
    expect(Buffer.from(answer.file, "base64")).toEqual(pdf);
    expect(answer).toMatchObject({ size: pdf.length, type: "application/pdf" });
  });
});

describe("R11: a form with a file", () => {
  it("is read up to the limit of a scan, far above that of other forms", async () => {
    const answer = await send(formOf(typed, grown(largestPaper)));
    expect(answer.status).toBe(409);
    expect(answer.body).toContain("Блок сейчас не на согласовании");
  });

  it("that is somewhat too large answers with what was typed", async () => {
    const { block, ...of } = openSeat();
    const path = `/projects/${things.projectId}/blocks/${block}/paper`;
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const raw = formOf({ ...typed, ...of }, grown(largestPaper + 1));
    const answer = await site.ask("manager", path, { headers, raw });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain("Файл больше 20 МБ");
    expect(answer.body).toContain("Напечатано дословно");
  });

  it("that is far too large is not read at all, and no other page takes so much", async () => {
    expect((await send(formOf(typed, grown(largestForm)))).status).toBe(413);
    expect((await send(formOf(typed, grown(3 * 1024 * 1024)), "sign-off")).status).toBe(413);
  });
});

/** A seat whose decision is still awaited. */
function openSeat(): { block: string; hash: string; member: string } {
  const [seat] = site.rows<{ block: string; hash: string; member: string }>(
    `SELECT r.block_id AS block, r.hash, a.member_id AS member FROM rounds r JOIN round_approvers a ON a.round_id = r.id
     WHERE r.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM sign_offs s WHERE s.approver_id = a.id)`,
  );
  return seat!;
}

describe("the API", () => {
  it("takes a scan of the largest size, and refuses what is no base64 or no scan", async () => {
    const { block, ...of } = openSeat();
    const path = `/api/v1/projects/${things.projectId}/blocks/${block}/paper-sign-offs`;
    const post = (given: object) =>
      site.ask("manager", path, { json: { ...of, decision: "agreed", file: pdf.toString("base64"), ...given } });
    const codeOf = ({ status, body }: Answer) => [status, (JSON.parse(body) as { error: { code: string } }).error.code];
    expect(codeOf(await post({ file: "не base64" }))).toEqual([422, "invalid"]);
    expect(codeOf(await post({ file: "" }))).toEqual([422, "file-empty"]);
    expect(codeOf(await post({ file: undefined }))).toEqual([422, "required"]);
    expect(codeOf(await post({ file: Buffer.from("<html>").toString("base64") }))).toEqual([422, "file-wrong-type"]);
    expect(codeOf(await post({ file: grown(largestPaper + 1).toString("base64") }))).toEqual([413, "file-too-large"]);
    expect(codeOf(await post({ hash: "0".repeat(64) }))).toEqual([409, "stale-hash"]);
    expect(codeOf(await post({ decision: "rejected" }))).toEqual([422, "remark-required"]);
    const entered = await post({ file: grown(largestPaper).toString("base64") });
    expect(entered.status).toBe(201);
    expect(JSON.parse(entered.body)).toMatchObject({ decision: "agreed", confirmedBy: "scan", hash: of.hash });
    expect(codeOf(await post({}))).toEqual([409, expect.stringMatching(/^(already-signed|not-in-review)$/)]);
    const { body } = await site.ask("observer", `/api/v1/projects/${things.projectId}/sign-offs`);
    const { signOffs } = JSON.parse(body) as { signOffs: { id: string }[] };
    const { id } = JSON.parse(entered.body) as { id: string };
    expect(signOffs.find((visa) => visa.id === id)).toMatchObject({
      ...{ memberId: of.member, signedOn: null, file: expect.stringMatching(/^[0-9a-f]{64}$/) },
      enteredBy: expect.stringMatching(/\S/),
    });
  });
});

import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listFiles } from "../../../server/domain/files/file-list.ts";
import { mayBeShown, openFile } from "../../../server/domain/files/stored-file.ts";
import { verifyJournal } from "../../../server/domain/journal.ts";
import { withdrawRound } from "../../../server/domain/sign-off/rounds.ts";
import { sha256 } from "../../../server/random.ts";
import { attach, attachmentNode, gifOf, html, imageNode, jpegOf, pngOf, svg, webpOf } from "../../helpers/files.ts";
import { pdf } from "../../helpers/papers.ts";
import { everything, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { signStage } from "../../helpers/sign-off.ts";
import { writeText } from "../../helpers/tender.ts";

const open = projectGrounds();
const codeOf = async (command: Promise<unknown>) => (await refusalOf(command)).code;

async function stage() {
  const made = await signStage(await open());
  const place = { id: made.made.id, textId: made.textId };
  return { ...made, place, put: attach.bind(null, made.ground, made.manager, place) };
}

async function onDisk({ config }: { config: { dataDir: string } }): Promise<string[]> {
  const names = await readdir(path.join(config.dataDir, "files"), { recursive: true }).catch(() => []);
  return names.map((name) => path.basename(name)).filter((name) => /[0-9a-f-]{36,}/.test(name));
}

describe("a file that comes in", () => {
  it("is kept as its bytes, under what they are by themselves, with who brought it; the journal holds ids alone (R12)", async () => {
    const { put, ground, manager, place } = await stage();
    const bytes = pngOf(40, 30);
    const row = await put(bytes, { kind: "image", name: "Снимок экрана.png" });
    expect(row).toMatchObject({
      ...{ digest: sha256(bytes), size: bytes.length, type: "image/png", width: 40, height: 30 },
      ...{ name: "Снимок экрана.png", accountId: manager.accountId },
    });
    const file = await openFile(ground, manager, place.id, row.digest);
    expect(await file.bytes()).toEqual(bytes);
    const entry = await ground.facts.selectFrom("journal").selectAll().where("kind", "=", "file.added").execute();
    expect(entry).toMatchObject([{ about: place.textId, actor: manager.accountId }]);
    expect(entry[0]!.data).not.toContain("Снимок");
    expect(await verifyJournal(ground.facts)).toEqual([]);
  });

  it("that replaces another keeps its id, and both versions are told, the latest first, with where they stand", async () => {
    const { put, ground, manager, place, made, blockId } = await stage();
    const first = await put(pdf, { name: "Регламент.pdf" });
    const second = await put(Buffer.concat([pdf, Buffer.from("2")]), {
      ...{ name: "Регламент 2.pdf", replaces: first.attachmentId },
    });
    expect(second.attachmentId).toBe(first.attachmentId);
    await writeText(ground, made, place.textId, { type: "paragraph", content: [attachmentNode(second)] });
    const { files, size } = await listFiles(ground, manager, place.id);
    expect(files).toMatchObject([
      {
        ...{ id: first.attachmentId, kind: "attachment" },
        versions: [
          { number: 2, digest: second.digest, name: "Регламент 2.pdf", places: [{ blockId }] },
          { number: 1, digest: first.digest, name: "Регламент.pdf", places: [] },
        ],
      },
    ]);
    expect(size).toBe(first.size + second.size);
  });

  it("tells the sides of every image that pages show", async () => {
    const { put } = await stage();
    const images = { png: pngOf(7, 5), jpg: jpegOf(7, 5), gif: gifOf(7, 5), webp: webpOf(7, 5) };
    for (const [ending, bytes] of Object.entries(images)) {
      const { width, height } = await put(bytes, { kind: "image", name: `i.${ending}` });
      expect([ending, width, height]).toEqual([ending, 7, 5]);
    }
  });

  it("R11: that is nothing we take is refused with a reason, and nothing of it is left", async () => {
    const { put, ground } = await stage();
    const before = await everything(ground);
    const image = (name: string) => ({ kind: "image", name }) as const;
    const refused = [
      [Buffer.alloc(0), {}, "upload-empty"],
      [html, image("схема.png"), "not-an-image"],
      [html, { name: "схема.png" }, "upload-wrong-type"],
      [svg, image("схема.svg"), "not-an-image"],
      [html, { name: "Регламент.PDF" }, "upload-wrong-type"],
      [pdf, { name: "Регламент.docx" }, "upload-wrong-type"],
      [pngOf(90, 90).subarray(0, 60), image("а.png"), "image-broken"],
      [jpegOf(20_001, 2), image("слишком широкая.jpg"), "image-too-wide"],
      [jpegOf(20_000, 20_000), image("слишком много точек.jpg"), "image-too-wide"],
    ] as const;
    for (const [bytes, given, code] of refused) expect([given, await codeOf(put(bytes, given))]).toEqual([given, code]);
    expect(await everything(ground)).toEqual(before);
    expect(await onDisk(ground)).toEqual([]);
  });

  it("SVG and HTML come as files, and are never images to be shown", async () => {
    const { put, ground, manager, place } = await stage();
    for (const [bytes, name] of [
      [svg, "схема.svg"],
      [html, "страница.html"],
    ] as const) {
      const { digest } = await put(bytes, { name });
      const file = await openFile(ground, manager, place.id, digest);
      expect([file.type, mayBeShown(await file.bytes())]).toEqual(["application/octet-stream", false]);
    }
  });

  it("is measured while it comes: images and files have each their limit, and so has the project", async () => {
    const { put, ground } = await stage();
    const limits = { file: 2000, image: 1000, project: 2500 };
    ground.config.fileLimits = limits;
    const text = (length: number, letter = "а") => Buffer.alloc(length, letter);
    const wide = Buffer.concat([pngOf(3, 3), Buffer.alloc(1000)]);
    const large = { kind: "image", name: "а.png", announced: NaN } as const;
    expect(await codeOf(put(wide, large))).toBe("image-too-large");
    expect(await codeOf(put(text(2001), { announced: NaN }))).toBe("upload-too-large");
    expect(await codeOf(put(text(10), { announced: 2001 }))).toBe("upload-too-large");
    await put(text(2000));
    await put(text(2000));
    expect(await codeOf(put(text(501, "б")))).toBe("project-files-full");
    await put(text(500, "б"));
    expect((await onDisk(ground)).length).toBe(2);
  });

  it("bears a name and nothing else", async () => {
    const { put } = await stage();
    const names = [
      "../../etc/passwd",
      "C:\\Users\\я\\план.doc",
      "a\u202Egpj.exe",
      "\0\n",
      "..",
      'x"\r\nSet-Cookie: a=b.txt',
    ];
    const kept = [];
    for (const name of names) kept.push((await put(Buffer.from("а"), { name })).name);
    expect(kept).toEqual(["passwd", "план.doc", "agpj.exe", "file", "file", "x_Set-Cookie_ a=b.txt"]);
    const long = await put(Buffer.from("а"), { name: `${"ж".repeat(300)}.pptm` });
    expect([...long.name].length).toBe(120);
    expect(long.name.endsWith(".pptm")).toBe(true);
  });
});

describe("who may", () => {
  it("R3: a locked text takes no file", async () => {
    const { put, submit, write, ground } = await stage();
    await write("Ответ за один час");
    await submit();
    const before = await everything(ground);
    expect(await codeOf(put(pdf, { name: "а.pdf" }))).toBe("block-locked");
    expect(await everything(ground)).toEqual(before);
  });

  it("those who write texts attach; the rest of the inside has files; R6: to integrators they do not exist", async () => {
    const { ground, made, place, put } = await stage();
    const { digest } = await put(pdf, { name: "а.pdf" });
    const said: Record<string, unknown[]> = {};
    for (const role of ["editor", "approver", "observer", "integrator", "contractor"] as const) {
      const who = await made.join(role);
      said[role] = [
        await attach(ground, who, place, pdf, { name: "а.pdf" }).then(() => "attached", refusalOfError),
        await openFile(ground, who, place.id, digest).then(() => "read", refusalOfError),
        await listFiles(ground, who, place.id).then(() => "listed", refusalOfError),
      ];
    }
    expect(said).toEqual({
      editor: ["attached", "read", "listed"],
      approver: ["not-allowed", "read", "listed"],
      observer: ["not-allowed", "read", "listed"],
      integrator: ["not-found", "not-found", "not-found"],
      contractor: ["not-found", "not-found", "not-found"],
    });
  });

  it("a file of another project is nobody's here, though the text names its digest; what comes in its place is a file of its own", async () => {
    const { ground, put, place, manager } = await stage();
    const { digest, attachmentId } = await put(pdf, { name: "Цены.pdf" });
    const other = await project(ground);
    const textId = (await other.now()).sections[0]!.blocks[0]!.textId;
    await writeText(ground, other, textId, {
      type: "paragraph",
      content: [attachmentNode(await put(pdf, { name: "а.pdf" }))],
    });
    expect(await codeOf(openFile(ground, other.manager, other.id, digest))).toBe("not-found");
    expect(await codeOf(openFile(ground, other.manager, place.id, digest))).toBe("not-found");
    const mine = { id: other.id, textId };
    const own = await attach(ground, other.manager, mine, pdf, { name: "а.pdf", replaces: attachmentId });
    expect([own.attachmentId === attachmentId, own.number]).toEqual([false, 1]);
    expect(await codeOf(attach(ground, manager, { id: place.id, textId }, pdf, { name: "а.pdf" }))).toBe("not-found");
    expect(await codeOf(openFile(ground, manager, place.id, "../../facts.db"))).toBe("not-found");
  });
});

describe("R2: a replaced file", () => {
  it("is another content: the hash that was signed is not that of the block any more", async () => {
    const { ground, put, made, textId, submit, blockId } = await stage();
    const image = await put(pngOf(4, 4), { kind: "image", name: "а.png" });
    await writeText(ground, made, textId, imageNode(image));
    const { hash } = await submit();
    await withdrawRound(ground, made.manager, made.id, blockId);
    const other = await put(pngOf(4, 4, 9), { kind: "image", name: "а.png", replaces: image.attachmentId });
    await writeText(ground, made, textId, imageNode(other));
    const again = await submit();
    expect(again.hash).not.toBe(hash);
    const rows = await ground.facts
      .selectFrom("revisions")
      .select(["hash", "bytes"])
      .where("textId", "=", textId)
      .execute();
    const holding = (digest: string) => rows.filter(({ bytes }) => bytes.includes(digest)).map((row) => row.hash);
    expect([holding(image.digest), holding(other.digest)]).toEqual([[hash], [again.hash]]);
  });
});

/** What was refused, beside what was not. */
function refusalOfError(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}

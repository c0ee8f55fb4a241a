/** R6: what integrators have of images and attachments. */
import { expect, it } from "vitest";
import type { DocNode } from "../../../content/schema/document.ts";
import { outsideReader } from "../../../server/domain/tender/outside-reader.ts";
import { readOutsideTexts } from "../../../server/domain/tender/projection/door.ts";
import { openOutsideFile } from "../../../server/domain/tender/projection/files.ts";
import { attach, attachmentNode, imageNode, pngOf } from "../../helpers/files.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";
import { accept, integratorOf, line, newcomerOf, publishNow, writeText } from "../../helpers/tender.ts";

const open = projectGrounds();

const quote = (...content: DocNode[]): DocNode => ({ type: "blockquote", content });

async function stage() {
  const ground = await open();
  const made = await project(ground);
  const [block] = (await made.now()).sections[0]!.blocks;
  const place = { id: made.id, textId: block!.textId };
  const put = (letter: string) => attach(ground, made.manager, place, Buffer.from(letter), { name: `${letter}.txt` });
  const image = await attach(ground, made.manager, place, pngOf(8, 6), { kind: "image", name: "план.png" });
  const [shown, quoted, later, loose] = [await put("а"), await put("б"), await put("в"), await put("г")];
  const write = (...content: DocNode[]) => writeText(ground, made, place.textId, ...content);
  await write(imageNode(image), { type: "paragraph", content: [attachmentNode(shown)] }, quote(imageNode(quoted)));
  const alfa = await integratorOf(ground, made, "ООО «Альфа»");
  const beta = await integratorOf(ground, made, "ООО «Бета»");
  /** What a company finds in the HTML of the publication: addresses by the beginning of each. */
  const addresses = async (who: typeof alfa) => {
    const { texts } = await readOutsideTexts(ground, who, made.id, undefined, "ru");
    return texts.flatMap(({ html }) =>
      [...html.matchAll(/ (?:src|href)="([^"]*\/files\/[^"]*)"/g)].map(([, to]) => to!),
    );
  };
  const read = async (who: typeof alfa, id: string) => (await openOutsideFile(ground, who, made.id, id)).bytes();
  const idIn = (address: string) => address.split("/").at(-1)!;
  return { ground, made, write, image, shown, quoted, later, loose, alfa, beta, addresses, read, idIn };
}

it("R6: an integrator has the files of the publication, by ids of his own company, and nothing else of the inside", async () => {
  const { ground, made, write, image, shown, quoted, later, loose, alfa, beta, addresses, read, idIn } = await stage();
  await publishNow(ground, made);
  await write(line("Потом"), { type: "paragraph", content: [attachmentNode(later)] });

  const [ofAlfa, ofBeta] = [await addresses(alfa), await addresses(beta)];
  expect(ofAlfa.length).toBe(2);
  for (const address of ofAlfa) expect(address).toMatch(new RegExp(`^/api/v1/tender/${made.id}/files/[\\w-]{22}$`));
  expect(ofAlfa.filter((address) => ofBeta.includes(address))).toEqual([]);
  expect(await read(alfa, idIn(ofAlfa[0]!))).toEqual(pngOf(8, 6));
  expect(await read(beta, idIn(ofBeta[1]!))).toEqual(Buffer.from("а"));

  const { opaque } = await outsideReader(ground, alfa, made.id);
  const hidden = [quoted, later, loose].map(({ digest }) => opaque("file", digest));
  for (const id of [idIn(ofBeta[0]!), image.digest, shown.digest, shown.attachmentId, "", "../facts.db", ...hidden])
    expect([id, await refusalOf(openOutsideFile(ground, alfa, made.id, id))]).toEqual([id, { code: "not-found" }]);
  const ours = openOutsideFile(ground, made.manager, made.id, idIn(ofAlfa[0]!));
  expect(await refusalOf(ours)).toEqual({ code: "not-allowed" });
});

it("R6: nothing is had before the publication, before the terms are accepted, or of another tender", async () => {
  const { ground, made, image, alfa, addresses, idIn } = await stage();
  const early = (await outsideReader(ground, alfa, made.id)).opaque("file", image.digest);
  expect(await refusalOf(openOutsideFile(ground, alfa, made.id, early))).toEqual({ code: "not-found" });
  await publishNow(ground, made);
  expect(idIn((await addresses(alfa))[0]!)).toBe(early);
  const newcomer = await newcomerOf(ground, made, "ООО «Гамма»");
  expect(await refusalOf(openOutsideFile(ground, newcomer, made.id, early))).toEqual({ code: "terms-not-accepted" });
  await accept(ground, made, newcomer);
  expect(await refusalOf(openOutsideFile(ground, newcomer, made.id, early))).toEqual({ code: "not-found" });
  const other = await project(ground);
  expect(await refusalOf(openOutsideFile(ground, alfa, other.id, early))).toEqual({ code: "not-found" });
});

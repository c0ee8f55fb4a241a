/** Scripts and styles of the build in compressed forms beside themselves, so that no reader waits until they are made. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Fonts and pictures are compressed already. */
const worthwhile = /\.(js|css|svg|json)$/;
/** Of smaller files the head of the answer is the larger part, bytes. */
const small = 1_000;

/** Writes FILE.gz and FILE.br for every file of a folder that they make smaller. */
export async function compressAssets(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((name) => worthwhile.test(name));
  await Promise.all(files.map((name) => compressFile(path.join(folder, name))));
}

async function compressFile(file: string): Promise<void> {
  const bytes = readFileSync(file);
  if (bytes.length < small) return;
  writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
}

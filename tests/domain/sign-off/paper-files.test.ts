import { expect, it } from "vitest";
import { largestPaper, mustBePaper } from "../../../server/domain/sign-off/paper-files.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { bareBase64, der, jpeg, pdf, pem, png } from "../../helpers/papers.ts";

it.each([
  ["PDF", pdf, "scan", "application/pdf"],
  ["PNG", png, "scan", "image/png"],
  ["JPEG", jpeg, "scan", "image/jpeg"],
  ["a CMS signature in DER", der, "signature-file", "application/pkcs7-signature"],
  ["a CMS signature in PEM", pem, "signature-file", "application/pkcs7-signature"],
  ["a CMS signature in bare base64", bareBase64, "signature-file", "application/pkcs7-signature"],
])("a file is told by its bytes, whatever it is called: %s", (_, bytes, confirmedBy, type) => {
  expect(mustBePaper(bytes)).toMatchObject({ confirmedBy, type });
});

const code = (bytes: Uint8Array | undefined) => {
  try {
    mustBePaper(bytes);
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.field];
  }
  return undefined;
};

it.each([
  ["a page of HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["HTML with the mark of PDF further on", Buffer.from("<html>%PDF-1.4")],
  ["a picture of another kind", Buffer.from("474946383961", "hex")],
  ["HEIC of a phone", Buffer.from("000000186674797068656963", "hex")],
  ["words that begin with the digit of DER", Buffer.from("0 руб. 00 коп.")],
  ["a certificate instead of a signature", Buffer.from("-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n")],
  ["half of a mark", Buffer.from("%PD")],
])("R11: what is neither a scan nor a signature is refused: %s", (_, bytes) => {
  expect(code(bytes)).toEqual(["file-wrong-type", "file"]);
});

it("R11: no file, an empty one and one above the limit are refused, each in its own words", () => {
  expect(code(undefined)).toEqual(["file-required", "file"]);
  expect(code(Buffer.alloc(0))).toEqual(["file-empty", "file"]);
  const whole = Buffer.concat([pdf, Buffer.alloc(largestPaper - pdf.length)]);
  expect(mustBePaper(whole).bytes).toHaveLength(largestPaper);
  expect(code(Buffer.concat([whole, Buffer.from("\n")]))).toEqual(["file-too-large", "file"]);
});

/** Files that prove a signature on paper, small and whole: each is told by its first bytes. */

/** A page with nothing on it. */
export const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
/** One white point. */
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);
export const jpeg = Buffer.concat([Buffer.from("ffd8ffe000104a46494600010101", "hex"), Buffer.alloc(40, 7)]);

/** The beginning of a CMS signature in DER: signed data, its length in two bytes. */
export const der = Buffer.concat([Buffer.from("3082010006092a864886f70d010702a081f2", "hex"), Buffer.alloc(243, 1)]);
export const pem = Buffer.from(
  `-----BEGIN PKCS7-----\n${der.toString("base64").replace(/.{64}/g, "$&\n")}\n-----END PKCS7-----\n`,
);
/** As some programs write it: the letters of PEM without its lines of dashes. */
export const bareBase64 = Buffer.from(der.toString("base64"));

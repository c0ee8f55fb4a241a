/** The version of the document schema; raised when an older editor would delete what it does not know. */
export const schemaVersion = 3;

/** How deep nodes may nest, the root not counted. */
export const maxDepth = 32;

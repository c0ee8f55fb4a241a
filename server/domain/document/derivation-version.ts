/** Raised when the same words lead to other facts than before: stored ones are then derived anew. */
export const derivationVersion = 4;

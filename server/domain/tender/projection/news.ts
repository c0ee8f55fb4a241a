/** What pages of integrators are told while they stand open: that something was published, and nothing else ever (R6). */

export const publishedNews = { changed: { what: "published" } } as const;

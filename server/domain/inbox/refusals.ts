/** Refusals of the inbox: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const inboxRefusals = {
  "unknown-unsubscription": {
    status: 404,
    ru: "Эта ссылка не действует. Войдите и выберите в профиле, как часто писать.",
    en: "This link is not valid. Sign in and choose in your profile how often to be written to.",
  },
} as const satisfies Record<string, RefusalEntry>;

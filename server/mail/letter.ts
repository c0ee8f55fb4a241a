/** What a letter is: plain text in the reader's language, what is true, one link, what to do if it was not you. */
import type { Language } from "../db/schema.ts";

export interface Letter {
  recipient: string;
  subject: string;
  body: string;
  /** The body holds a secret that lets somebody in. */
  secret: boolean;
  /** The address that ends letters of this sort, for the reader's mail program (RFC 8058). */
  unsubscribe?: string;
}

/** Whom a letter goes to. */
export interface To {
  email: string;
  language: Language;
}

export interface Words {
  subject: string;
  lines: string[];
}

const signature = {
  ru: "Это письмо отправил Свод, отвечать на него не нужно.",
  en: "This letter was sent by Svod; no answer is needed.",
};

/** Names come from people: a line break in one must not become a line of the letter. */
export const flat = (words: string) => words.replace(/\s+/g, " ").trim();

/** Makes a letter of its words in both languages. */
export function letter(to: To, secret: boolean, words: Record<Language, Words>): Letter {
  const { subject, lines } = words[to.language];
  const body = [...lines, "", "--", signature[to.language]].join("\n");
  return { recipient: to.email, subject: flat(subject), body, secret };
}

const locales: Record<Language, string> = { ru: "ru-RU", en: "en-GB" };

/** «5 марта 2026 г.» @param day YYYY-MM-DD */
export function dayInWords(day: string, language: Language): string {
  const date = new Date(`${day}T12:00:00Z`);
  return new Intl.DateTimeFormat(locales[language], { timeZone: "UTC", dateStyle: "long" }).format(date);
}

/** The addresses of the pages letters lead to; what a token does is done by a button, so that previews do not use it up. */
export const links = {
  signIn: (origin: string, token: string) => `${origin}/sign-in/link?token=${token}`,
  reset: (origin: string, token: string) => `${origin}/reset-password?token=${token}`,
  invitation: (origin: string, token: string) => `${origin}/invitation?token=${token}`,
  signOff: (origin: string, projectId: string, blockId: string) =>
    `${origin}/projects/${projectId}/blocks/${blockId}/sign-off`,
  awaited: (origin: string) => `${origin}/sign-offs`,
  inbox: (origin: string) => `${origin}/inbox`,
  inboxItem: (origin: string, { projectId, kind, id }: { projectId: string; kind: string; id: string }) =>
    `${origin}/inbox/open?project=${projectId}&kind=${kind}&id=${id}`,
  rhythm: (origin: string) => `${origin}/profile#digest`,
  unsubscribe: (origin: string, token: string) => `${origin}/unsubscribe?token=${token}`,
  approvers: (origin: string, projectId: string) => `${origin}/projects/${projectId}/approvers`,
  versions: (origin: string, projectId: string) => `${origin}/projects/${projectId}/versions`,
  question: (origin: string, projectId: string, id: string) => `${origin}/projects/${projectId}/questions/${id}`,
  change: (origin: string, projectId: string, number: number) => `${origin}/projects/${projectId}/changes/${number}`,
  answers: (origin: string, projectId: string) => `${origin}/tender/${projectId}/questions`,
  contractor: (origin: string, projectId: string) => `${origin}/tender/${projectId}/requests`,
  expert: (origin: string, token: string) => `${origin}/expert-answer?token=${token}`,
  confirmation: (origin: string, token: string) => `${origin}/interview-confirmation?token=${token}`,
  questionnaire: (origin: string, token: string) => `${origin}/questionnaire?token=${token}`,
};

/** Lines pasted from a spreadsheet, read as invitations: e-mail, name, role, position, department, company. */
import type { Role } from "../../db/schema.ts";
import { email, limits, oneOf, optionalText } from "../fields.ts";
import { roles } from "../people.ts";
import { Refusal } from "../refusal.ts";

/** What is said of an invited person, as typed. */
export interface InvitationFields {
  email: string;
  name?: string;
  role: string;
  position?: string;
  department?: string;
  company?: string;
}

/** The same, checked. */
export interface Invited {
  email: string;
  name: string;
  role: Role;
  position: string;
  department: string;
  company: string;
}

/** A line and what is in it, counted from 1 as in a spreadsheet. */
export interface InvitationLine {
  line: number;
  fields: InvitationFields;
}

/** Why a line was not taken. */
export interface LineProblem {
  line: number;
  email: string;
  refusal: Refusal;
}

/** More lines than this are refused: a project group is never so large. */
export const mostLines = 200;

/** What people call roles in spreadsheets, beside the codes. */
const roleWords: Record<Role, string[]> = {
  owner: ["собственник", "владелец", "генеральный директор"],
  manager: ["руководитель", "руководитель проекта", "менеджер проекта", "project manager"],
  editor: ["участник", "участник группы", "участник проектной группы", "редактор", "автор"],
  approver: ["согласующий"],
  observer: ["наблюдатель"],
  integrator: ["интегратор"],
  contractor: ["исполнитель", "подрядчик"],
};

/** The role a word means; an unknown word is left as typed, for the check to name. */
export function readRole(word: string): string {
  const plain = word.trim().toLowerCase().replaceAll("ё", "е");
  return roles.find((role) => role === plain || roleWords[role].includes(plain)) ?? word.trim();
}

/**
 * Splits pasted text into lines. Columns are parted by tabs, or by semicolons where there is no tab; empty lines and a
 * heading line without an address are skipped. An empty role is the given one.
 * @throws Refusal too-large when there are more than 200 lines
 */
export function readLines(pasted: string, usualRole: Role = "editor"): InvitationLine[] {
  const lines = pasted.split(/\r\n|\r|\n/).map((text, index) => ({ text, line: index + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== "");
  if (filled.length > mostLines + 1) throw new Refusal("too-large");
  return filled
    .filter(({ text }, index) => index > 0 || text.includes("@"))
    .map(({ text, line }) => ({ line, fields: readCells(text, usualRole) }));
}

function readCells(text: string, usualRole: Role): InvitationFields {
  const [address = "", name, role = "", position, department, company] = text
    .split(text.includes("\t") ? "\t" : ";")
    .map((cell) =>
      cell
        .replace(/^\s*"|"\s*$/g, "")
        .replaceAll('""', '"')
        .trim(),
    );
  return { email: address, name, role: role === "" ? usualRole : readRole(role), position, department, company };
}

/** @throws Refusal required, bad-email, too-long, invalid */
export function checkInvitation(fields: InvitationFields): Invited {
  return {
    email: email("email", fields.email),
    name: optionalText("personName", fields.name, limits.name),
    role: oneOf("role", fields.role, roles),
    position: optionalText("position", fields.position, limits.position),
    department: optionalText("department", fields.department, limits.position),
    company: optionalText("company", fields.company, limits.company),
  };
}

/** Reads whom to ask from pasted lines: «Имя, должность, отдел, почта», all but the name as one likes, in any order of e-mail. */
import { email, limits, optionalText, requiredText } from "../../fields.ts";
import { Refusal } from "../../refusal.ts";

export interface PastedRespondent {
  name: string;
  position: string;
  department: string;
  /** Empty where none was given. */
  email: string;
}

/** How many links one questionnaire may have made at once. */
const mostLines = 300;

/** @throws Refusal required, invalid, respondent-unreadable, respondent-twice, bad-email, too-long */
export function readPasted(text: string, known: readonly PastedRespondent[]): PastedRespondent[] {
  const lines = text.split(/\r\n?|\n/).map((line, at) => ({ line: line.trim(), number: at + 1 }));
  const filled = lines.filter(({ line }) => line !== "");
  if (filled.length === 0) throw new Refusal("required", { field: "respondents" }, "respondents");
  if (filled.length > mostLines) throw new Refusal("invalid", { fields: "respondents" }, "respondents");
  const met = new Set(known.map(sameness));
  return filled.map(({ line, number }) => {
    const read = readLine(line, number);
    if (met.has(sameness(read))) throw new Refusal("respondent-twice", { line: number }, "respondents");
    met.add(sameness(read));
    return read;
  });
}

function readLine(line: string, number: number): PastedRespondent {
  const parts = line.split(/[\t;,]/).map((part) => part.replace(/\s+/g, " ").trim());
  const address = parts.find((part) => part.includes("@")) ?? "";
  const [name = "", position = "", ...department] = parts.filter((part) => part !== address || part === "");
  if (!/\p{L}/u.test(name)) throw new Refusal("respondent-unreadable", { line: number }, "respondents");
  return {
    name: requiredText("respondents", name, limits.name),
    position: optionalText("respondents", position, limits.position),
    department: optionalText("respondents", department.filter(Boolean).join(", "), limits.position),
    email: address === "" ? "" : readAddress(address, number),
  };
}

function readAddress(address: string, number: number): string {
  try {
    return email("respondents", address);
  } catch {
    throw new Refusal("respondent-unreadable", { line: number }, "respondents");
  }
}

const sameness = ({ name, position, department, email: address }: PastedRespondent) =>
  [name, position, department, address].join("|").toLowerCase();

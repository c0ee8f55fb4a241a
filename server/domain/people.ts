/** Who may do what: the one policy table. Every command and every page names a row of it. */
import type { Role } from "../db/schema.ts";
import { Refusal } from "./refusal.ts";

export const roles: readonly Role[] = [
  "owner",
  "manager",
  "editor",
  "approver",
  "observer",
  "integrator",
  "contractor",
];

/** Roles of the customer's own people: those who read internal pages. */
export const insideRoles: readonly Role[] = ["owner", "manager", "editor", "approver", "observer"];

const everyone = roles;
const inside = insideRoles;
const writers: readonly Role[] = ["owner", "manager", "editor"];
const leaders: readonly Role[] = ["owner", "manager"];

/** What can be done in a project, and by whom. */
export const policy = {
  "project.enter": everyone,
  "project.read": inside,
  "project.change": leaders,
  "text.read": inside,
  /** Everything that it finds may be read by all of these anyway; those outside search their publication. */
  "search.ask": inside,
  "text.write": writers,
  "revision.take": writers,
  /** «Ответить на вопросы»: filling a draft block by the template's questions. */
  "answer.give": writers,
  "revision.restore": writers,
  "requirement.change": writers,
  "block.add": writers,
  "block.change": writers,
  "block.assign": leaders,
  "block.remove": leaders,
  /** Editors for the blocks they are responsible for. */
  "round.open": writers,
  /** «Отозвать»: leaders, and who submitted. */
  "round.withdraw": writers,
  /** Whose decision counts is named for each round; these may be named. */
  "sign-off.give": ["owner", "manager", "editor", "approver"],
  "sign-off.read": inside,
  /** «Внести со скана»: what an approver has signed on paper. */
  "sign-off.enter-from-paper": leaders,
  "remark.answer": writers,
  "block.reopen": leaders,
  "version.approve": ["owner"],
  /** May be named responsible for a block, or its approver by default. */
  "block.hold": ["owner", "manager", "editor", "approver"],
  "section.change": leaders,
  /** Names approvers of blocks and sections, and the holders of the template's roles. */
  "approver.change": leaders,
  "kept-edits.own": everyone,
  "member.list": inside,
  "member.change": leaders,
  "member.invite": leaders,
  "journal.read": leaders,
  /** Who of the group lately did what to blocks: each of them may be read anyway. */
  "activity.read": inside,
  "presence.see": inside,
  /** Images and attachments: those who write texts put them there, all of the inside have them. */
  "file.read": inside,
  "file.add": writers,
  /** Discussions inside the group; observers comment too. */
  "thread.read": inside,
  "thread.comment": inside,
  "thread.assign": ["owner", "manager", "editor", "approver"],
  /** How the project signs: ways of confirming, deadlines, the company's rules of signing. */
  "sign-off.configure": leaders,
  /** Publications, companies and their people, secrecy, terms, the deadline for questions. */
  "tender.lead": leaders,
  /** The integrators' door: what is published, and asking about it. */
  "tender.enter": ["integrator"],
  "clarification.read": inside,
  "clarification.ask": ["integrator"],
  /** Sorting, naming an expert, wording, approving, publishing, merging; meetings; links for outside experts. */
  "clarification.lead": leaders,
  /** The expert it is assigned to, and leaders. */
  "clarification.answer": ["owner", "manager", "editor", "approver"],
  /** Versions beside each other, the register of changes, churn. */
  "change-log.read": inside,
  /** How far requirements have come in the implementation. */
  "progress.mark": leaders,
  "change.read": inside,
  /** Raising requests on locked blocks, writing their texts, submitting and withdrawing them, telling their impact. */
  "change.write": writers,
  /** Anybody's request rather than one's own. */
  "change.lead": leaders,
  /** Who decides is said by the blocks and the project's rule; these may be among them. */
  "change.decide": ["owner", "manager", "editor", "approver"],
  /** The rule of deciding and the change budget: crossing it needs the owner, so that he alone sets it. */
  "change.configure": ["owner"],
  /** Which company has won the tender. */
  "contractor.choose": leaders,
  /** Taking the contractor's requests up or refusing them, and asking him for estimates. */
  "contractor.answer": leaders,
  /** Asking for changes of the publication and estimating them: people of the company that was chosen. */
  "contractor.act": ["integrator"],
  /** Interviews: who is asked, what was said and quoted, what it is evidence for. */
  "interview.read": inside,
  /** Plans and holds interviews, quotes them, sends respondents their links. */
  "interview.conduct": writers,
  /** Hints of vague words in requirements, and who keeps which of them. */
  "wording.read": inside,
  "wording.keep": writers,
  "wording.configure": leaders,
  /** Find and replace over all blocks; what is replaced is judged block by block. */
  "text.find": inside,
  "text.replace": writers,
} as const satisfies Record<string, readonly Role[]>;

export type Act = keyof typeof policy;

/** May this role do it? */
export function may(role: Role, act: Act): boolean {
  return (policy[act] as readonly Role[]).includes(role);
}

/** @throws Refusal not-allowed for the inside, not-found for those who must not know that the thing exists (R6) */
export function must(role: Role, act: Act): void {
  if (may(role, act)) return;
  throw new Refusal(insideRoles.includes(role) ? "not-allowed" : "not-found");
}

/** Acts on the installation rather than on a project. */
export const installationPolicy = {
  "account.own": "anyone signed in",
  "account.administer": "administrator",
  "outbox.read": "administrator",
  "project.create": "those the administrator lets",
} as const;

export type InstallationAct = keyof typeof installationPolicy;

/** The coverage matrix: which role was asked about which block, and how far that has come. */
import type { Ground } from "../../ground.ts";
import { membership, type Actor } from "../command.ts";
import { readOutline } from "../document/outline.ts";
import { askedRoles, rolesAsked, type AskedRole } from "./asked-roles.ts";
import { isOpen } from "./questionnaires/questionnaire-rows.ts";

/** In the order of progress; «none» is not planned. */
export const coverageStates = ["none", "planned", "conducted", "confirmed", "quoted"] as const;
export type CoverageState = (typeof coverageStates)[number];

export interface CoverageCell {
  role: string;
  /** The template wants this role to be asked. */
  asked: boolean;
  state: CoverageState;
  /** How many interviews cover it. */
  interviews: number;
}

export interface CoverageRow {
  block: { id: string; number: string; title: string };
  section: { id: string; title: string };
  /** Mandatory for the project's goal and kind. */
  mandatory: boolean;
  /** One for each role of the matrix, in its order. */
  cells: CoverageCell[];
}

export interface Coverage {
  roles: AskedRole[];
  rows: CoverageRow[];
  /** Cells that the template asks for, by state. */
  sum: Record<CoverageState, number>;
  /** Mandatory blocks with asked-for roles nobody has talked to. */
  lacking: { block: CoverageRow["block"]; roles: string[] }[];
}

interface Talk {
  interviewId: string;
  blockId: string;
  role: string;
  state: CoverageState;
}

/** @throws Refusal not-found, not-allowed */
export async function readCoverage(ground: Ground, actor: Actor, projectId: string): Promise<Coverage> {
  await membership(ground, actor, projectId, "interview.read");
  const { template } = await ground.facts
    .selectFrom("projects")
    .select("template")
    .where("id", "=", projectId)
    .executeTakeFirstOrThrow();
  const sections = await readOutline(ground.facts, projectId);
  const talks = [...(await readTalks(ground, projectId)), ...(await readAwaited(ground, projectId))];
  const all = sections.flatMap((section, at) =>
    section.blocks.map((block, place) => ({
      ...{ section, block, number: `${at + 1}.${place + 1}` },
      asked: rolesAsked(ground, template, block.key),
    })),
  );
  const used = new Set([...all.flatMap(({ asked }) => [...asked]), ...talks.map(({ role }) => role)]);
  const roles = askedRoles(ground, template).filter(({ key }) => used.has(key));
  const rows = all.map(({ section, block, number, asked }): CoverageRow => {
    const about = talks.filter(({ blockId }) => blockId === block.id);
    return {
      block: { id: block.id, number, title: block.title },
      section: { id: section.id, title: section.title },
      mandatory: block.mandatory,
      cells: roles.map(({ key }) => cellOf(key, asked.has(key), about)),
    };
  });
  const wanted = rows.flatMap(({ cells }) => cells.filter(({ asked }) => asked));
  const count = (state: CoverageState) => wanted.filter((cell) => cell.state === state).length;
  const titles = new Map(roles.map(({ key, title }) => [key, title]));
  return {
    ...{ roles, rows },
    sum: {
      ...{ none: count("none"), planned: count("planned"), conducted: count("conducted") },
      ...{ confirmed: count("confirmed"), quoted: count("quoted") },
    },
    lacking: rows
      .filter(({ mandatory }) => mandatory)
      .map(({ block, cells }) => ({
        block,
        roles: cells
          .filter(({ asked, state }) => asked && (state === "none" || state === "planned"))
          .map(({ role }) => titles.get(role)!),
      }))
      .filter((one) => one.roles.length > 0),
  };
}

function cellOf(role: string, asked: boolean, about: Talk[]): CoverageCell {
  const own = about.filter((talk) => talk.role === role);
  const furthest = Math.max(0, ...own.map(({ state }) => coverageStates.indexOf(state)));
  return { role, asked, state: coverageStates[furthest]!, interviews: own.length };
}

/** How far each interview has come for each of its blocks. Quoted is what was confirmed and is evidence there. */
async function readTalks({ facts }: Ground, projectId: string): Promise<Talk[]> {
  const rows = await facts
    .selectFrom("interviews")
    .innerJoin("interviewBlocks", (join) =>
      join
        .onRef("interviewBlocks.projectId", "=", "interviews.projectId")
        .onRef("interviewBlocks.interviewId", "=", "interviews.id"),
    )
    .select(["interviews.id as interviewId", "interviewBlocks.blockId", "interviews.role", "interviews.state"])
    .where("interviews.projectId", "=", projectId)
    .where("interviews.state", "!=", "cancelled")
    .execute();
  const evidence = await facts
    .selectFrom("excerpts")
    .innerJoin("interviews", (join) =>
      join.onRef("interviews.projectId", "=", "excerpts.projectId").onRef("interviews.id", "=", "excerpts.interviewId"),
    )
    .innerJoin("excerptLinks", (join) =>
      join
        .onRef("excerptLinks.projectId", "=", "excerpts.projectId")
        .onRef("excerptLinks.excerptId", "=", "excerpts.id"),
    )
    .leftJoin("requirementWords", (join) =>
      join
        .onRef("requirementWords.projectId", "=", "excerptLinks.projectId")
        .onRef("requirementWords.uuid", "=", "excerptLinks.requirementUuid"),
    )
    .leftJoin("blocks", (join) =>
      join
        .onRef("blocks.projectId", "=", "requirementWords.projectId")
        .onRef("blocks.textId", "=", "requirementWords.textId"),
    )
    .select((eb) => ["excerpts.interviewId", eb.fn.coalesce("excerptLinks.blockId", "blocks.id").as("blockId")])
    .where("excerpts.projectId", "=", projectId)
    .where("excerpts.removedAt", "is", null)
    .where("excerpts.confirmedAt", "is not", null)
    .where("interviews.consent", "!=", "none")
    .execute();
  const quoted = new Set(evidence.map(({ interviewId, blockId }) => `${interviewId}|${blockId}`));
  return rows.map(({ state, ...talk }) => ({
    ...talk,
    state:
      state === "confirmed"
        ? quoted.has(`${talk.interviewId}|${talk.blockId}`)
          ? "quoted"
          : "confirmed"
        : state === "planned"
          ? "planned"
          : "conducted",
  }));
}

/** Those who have a link to an open questionnaire and have not answered: with them a talk is planned. */
async function readAwaited({ facts, clock }: Ground, projectId: string): Promise<Talk[]> {
  const rows = await facts
    .selectFrom("questionnaireRespondents as respondent")
    .innerJoin("questionnaires", (join) =>
      join
        .onRef("questionnaires.projectId", "=", "respondent.projectId")
        .onRef("questionnaires.id", "=", "respondent.questionnaireId"),
    )
    .innerJoin("questionnaireBlocks as about", (join) =>
      join
        .onRef("about.projectId", "=", "questionnaires.projectId")
        .onRef("about.questionnaireId", "=", "questionnaires.id"),
    )
    .innerJoin("projects", "projects.id", "questionnaires.projectId")
    .select(["respondent.id as interviewId", "about.blockId", "questionnaires.role"])
    .select(["questionnaires.closesOn", "questionnaires.closedAt", "projects.timeZone"])
    .where("respondent.projectId", "=", projectId)
    .where("respondent.revokedAt", "is", null)
    .where("respondent.sentAt", "is", null)
    .execute();
  return rows
    .filter((row) => isOpen(row, row.timeZone, clock.now()))
    .map(({ interviewId, blockId, role }) => ({ interviewId, blockId, role, state: "planned" }));
}

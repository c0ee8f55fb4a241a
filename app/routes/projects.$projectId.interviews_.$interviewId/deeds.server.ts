/** What is done on the page of an interview, by the posted intent. */
import { redirect } from "@remix-run/node";
import { takeNameOut } from "../../../server/domain/interviews/naming.ts";
import { issueConfirmationLink, revokeConfirmationLink } from "../../../server/domain/interviews/confirmation.ts";
import { linkExcerpt, lookAtLink, unlinkExcerpt } from "../../../server/domain/interviews/excerpt-links.ts";
import { quoteNotes, removeExcerpt, tagExcerpt } from "../../../server/domain/interviews/excerpts.ts";
import { changeGuide, type GuideLine } from "../../../server/domain/interviews/guide.ts";
import { finishInterview, startInterview } from "../../../server/domain/interviews/holding.ts";
import { cancelInterview, changeInterview, type InterviewChanges } from "../../../server/domain/interviews/planning.ts";
import { importTranscript, type Imported } from "../../../server/domain/interviews/importing.ts";
import { requirementFrom } from "../../../server/domain/interviews/requirement-from.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { movedLines } from "../../interviews/moved-lines.ts";
import { planOf } from "../../interviews/plan-form.server.ts";
import { byIntent, type Posted, type SignedInVisit } from "../../request.ts";

/** The guide as its form has it: each question at its place, one of them moved or taken away, a new one at the end. */
function guideOf(posted: Posted): GuideLine[] {
  const ids = posted.startingWith("id-");
  const lines = Object.entries(posted.startingWith("question-")).map(([at, question]): GuideLine => ({
    id: ids[at],
    question,
  }));
  const moved = movedLines(lines, posted.get("move"));
  const own = posted.get("own").trim();
  return own === "" ? moved : [...moved, { question: own }];
}

/** A button that moves a question of the guide names the move alone. */
function asking(posted: Posted): Posted {
  return posted.has("move") ? { ...posted, get: (name) => (name === "intent" ? "guide" : posted.get(name)) } : posted;
}

/** What may not be shown is not in the form: left blank there it stays. */
function changesOf(posted: Posted): InterviewChanges {
  const { name, position, department, ...plan } = planOf(posted);
  const typed = Object.entries({ name, position, department });
  const kept = posted.get("hidden") === "1" ? typed.filter(([, value]) => value) : typed;
  return { ...plan, ...Object.fromEntries(kept) };
}

export interface Answered {
  done: string;
  /** What was read of a transcript. */
  imported?: Imported;
  /** Address of a new link for the respondent, shown this once. */
  link?: string;
}

export function carryOut(posted: Posted, { ground, actor, projectId, params, context }: SignedInVisit) {
  const interviewId = params.interviewId ?? "";
  const the = [ground, actor, projectId] as const;
  const excerpt = posted.get("excerpt");
  const tags = posted.get("tags").split(",");
  const occurrence = posted.get("occurrence");
  return byIntent<Answered | Response>(asking(posted), {
    change: async () => {
      await changeInterview(...the, interviewId, changesOf(posted));
      return { done: "change" };
    },
    cancel: async () => {
      await cancelInterview(...the, interviewId);
      return redirect(`/projects/${projectId}/interviews`);
    },
    guide: async () => {
      await changeGuide(...the, interviewId, guideOf(posted));
      return { done: "guide" };
    },
    start: async () => {
      await startInterview(...the, interviewId);
      return { done: "start" };
    },
    finish: async () => {
      await finishInterview(...the, interviewId);
      return { done: "finish" };
    },
    import: async () => {
      const file = await posted.file("transcript");
      if (!file) throw new Refusal("required", { field: "transcript" }, "transcript");
      return { done: "import", imported: await importTranscript(...the, interviewId, file) };
    },
    nameless: async () => {
      await takeNameOut(...the, interviewId);
      return { done: "nameless" };
    },
    send: async () => {
      const { address } = await issueConfirmationLink(...the, interviewId, context.origin);
      return { done: "send", link: address };
    },
    revoke: async () => {
      await revokeConfirmationLink(...the, interviewId);
      return { done: "revoke" };
    },
    quote: async () => {
      const words = { quote: posted.get("quote"), prefix: posted.get("prefix"), suffix: posted.get("suffix") };
      const which = /^\d{1,6}$/.test(occurrence) ? { occurrence: Number(occurrence) } : {};
      await quoteNotes(...the, interviewId, { ...words, ...which });
      return { done: "quote" };
    },
    tag: async () => {
      await tagExcerpt(...the, excerpt, tags);
      return { done: "tag" };
    },
    link: async () => {
      await linkExcerpt(...the, excerpt, { requirement: posted.get("requirement"), blockId: posted.get("block") });
      return { done: "link" };
    },
    unlink: async () => {
      await unlinkExcerpt(...the, posted.get("link"));
      return { done: "unlink" };
    },
    look: async () => {
      await lookAtLink(...the, posted.get("link"));
      return { done: "look" };
    },
    require: async () => {
      const statement = posted.get("statement");
      await requirementFrom(...the, { blockId: posted.get("block"), excerpts: [excerpt], statement });
      return { done: "require" };
    },
    remove: async () => {
      await removeExcerpt(...the, excerpt);
      return { done: "remove" };
    },
  });
}

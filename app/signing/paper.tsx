/** What is told of a visa that was entered from paper: how, by whom, of which day, and where its file is. */
import type { ConfirmedBy } from "../../server/db/sign-off-schema.ts";
import type { PaperSaid } from "../../server/domain/sign-off/visa-rows.ts";
import { fullDay, type Calendar } from "../i18n/format.ts";
import { useT } from "../i18n/speech.tsx";
import { useProject } from "../project/use-project.ts";

/** The address of the page on which a leader enters it. @param memberId whose signature it is */
export function paperPath(projectId: string, blockId: string, memberId?: string): string {
  const query = memberId === undefined ? "" : `?${new URLSearchParams({ approver: memberId }).toString()}`;
  return `/projects/${projectId}/blocks/${blockId}/paper${query}`;
}

/** @returns null for a visa given in Svod */
export function shownPaper(
  visa: { id: string; confirmedBy: ConfirmedBy; paper: PaperSaid | null },
  { language }: Calendar,
): ShownPaper | null {
  if (!visa.paper) return null;
  const { enteredBy, signedOn } = visa.paper;
  return {
    ...{ visaId: visa.id, enteredBy, isFile: visa.confirmedBy === "signature-file" },
    day: signedOn && fullDay(signedOn, language),
  };
}

export interface ShownPaper {
  visaId: string;
  enteredBy: string;
  /** A detached signature rather than a scan. */
  isFile: boolean;
  /** The day that stands on the paper, in words. */
  day: string | null;
}

/** «внесено со скана, внёс …», with the file to look at. */
export function Paper({ of: { visaId, enteredBy, isFile, day } }: { of: ShownPaper }) {
  const t = useT();
  const { id } = useProject();
  const how = t(isFile ? "paper.fromFile" : "paper.fromScan", { name: enteredBy });
  return (
    <>
      {[how, day && t("paper.ofDay", { day })].filter(Boolean).join(", ")}
      <span className="paper-link">
        {" · "}
        <a className="link" href={`/projects/${id}/sign-offs/${visaId}/file`} download>
          {t(isFile ? "paper.openFile" : "paper.openScan")}
        </a>
      </span>
    </>
  );
}

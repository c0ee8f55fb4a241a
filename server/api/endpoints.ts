/** All endpoints of /api/v1. */
import { answerEndpoints } from "./answer-endpoints.ts";
import { approverEndpoints } from "./approver-endpoints.ts";
import { blockEndpoints } from "./block-endpoints.ts";
import { changeEndpoints } from "./change-endpoints.ts";
import { changeLogEndpoints } from "./change-log-endpoints.ts";
import { confirmationEndpoints } from "./confirmation-endpoints.ts";
import { contractorEndpoints } from "./contractor-endpoints.ts";
import { doorEndpoints } from "./door-endpoints.ts";
import { evidenceEndpoints } from "./evidence-endpoints.ts";
import type { Endpoint } from "./endpoint.ts";
import { fileEndpoints } from "./file-endpoints.ts";
import { findingEndpoints } from "./finding-endpoints.ts";
import { inboxEndpoints } from "./inbox-endpoints.ts";
import { interviewEndpoints } from "./interview-endpoints.ts";
import { journalEndpoints } from "./journal-endpoints.ts";
import { overviewEndpoints } from "./overview-endpoints.ts";
import { outsideChangeEndpoints } from "./outside-change-endpoints.ts";
import { outsideQuestionEndpoints } from "./outside-question-endpoints.ts";
import { passkeyEndpoints } from "./passkey-endpoints.ts";
import { peopleEndpoints } from "./people-endpoints.ts";
import { projectEndpoints } from "./project-endpoints.ts";
import { questionEndpoints } from "./question-endpoints.ts";
import { questionnaireEndpoints } from "./questionnaire-endpoints.ts";
import { requirementEndpoints } from "./requirement-endpoints.ts";
import { searchEndpoints } from "./search-endpoints.ts";
import { signOffEndpoints } from "./sign-off-endpoints.ts";
import { tenderEndpoints } from "./tender-endpoints.ts";
import { threadEndpoints } from "./thread-endpoints.ts";
import { wordingEndpoints } from "./wording-endpoints.ts";

export const endpoints: readonly Endpoint[] = [
  ...peopleEndpoints,
  ...passkeyEndpoints,
  ...projectEndpoints,
  ...blockEndpoints,
  ...answerEndpoints,
  ...requirementEndpoints,
  ...overviewEndpoints,
  ...signOffEndpoints,
  ...confirmationEndpoints,
  ...journalEndpoints,
  ...approverEndpoints,
  ...threadEndpoints,
  ...searchEndpoints,
  ...questionEndpoints,
  ...outsideQuestionEndpoints,
  ...tenderEndpoints,
  ...doorEndpoints,
  ...inboxEndpoints,
  ...changeLogEndpoints,
  ...changeEndpoints,
  ...interviewEndpoints,
  ...evidenceEndpoints,
  ...questionnaireEndpoints,
  ...contractorEndpoints,
  ...outsideChangeEndpoints,
  ...fileEndpoints,
  ...wordingEndpoints,
  ...findingEndpoints,
];

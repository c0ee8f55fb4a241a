/** What can be marked of a requirement, for those who may not know the tables. */
export { progressStages } from "../../../db/progress-schema.ts";

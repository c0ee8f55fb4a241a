/** The step of facts.db that lets change requests be talked about. */
export const contractorStep = `
  ALTER TABLE threads ADD COLUMN change_id TEXT;
  CREATE INDEX threads_change ON threads(project_id, change_id) WHERE change_id IS NOT NULL;
  `;

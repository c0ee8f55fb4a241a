/** Sends the decision to keep a word, as the API takes it. */

export interface KeptWord {
  projectId: string;
  /** Code of the requirement. */
  code: string;
  marker: string;
  sentence: string;
  reason: string;
}

/** @returns null when it is kept, or why not in a sentence; empty when nobody answered */
export async function keepWord({ projectId, code, ...word }: KeptWord): Promise<string | null> {
  const path = `/api/v1/projects/${projectId}/requirements/${encodeURIComponent(code)}/kept-words`;
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(word),
    });
    if (answer.ok) return null;
    return ((await answer.json()) as { error: { message: string } }).error.message;
  } catch {
    return "";
  }
}

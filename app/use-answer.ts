/** What the page's action answered, for as long as it concerns the person. */
import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * The answer, held until the person sends again or goes elsewhere. Remix itself forgets it as soon as the page looks at
 * what others have changed, and a form would lose its refusal and what the person has been told with it.
 */
export function useAnswer(): unknown {
  const answer: unknown = useActionData();
  const { key } = useLocation();
  const [held, hold] = useState({ answer, key });
  const kept = answer === undefined && key === held.key ? held.answer : answer;
  if (kept !== held.answer || key !== held.key) hold({ answer: kept, key });
  return kept;
}

/** In which block the requirement stands that an address names, when its card is not on the page yet. */
import { useEffect, useState } from "react";
import { requirementAnchor, type Names } from "../../../content/schema/names.ts";
import { useResource } from "../../project/use-resource.ts";

const cards = `#${requirementAnchor("")}`;

/**
 * Texts of distant blocks come only when they are near: after a click onto the page a card may be nowhere.
 * @param key of the location that bears the hash
 * @returns undefined while it is asked for, null when there is no need to know or nobody knows
 */
export function useHomeBlock(projectId: string, hash: string, key: string): string | null | undefined {
  const [missing, setMissing] = useState<{ key: string; is: boolean }>();
  useEffect(() => {
    setMissing({ key, is: hash.startsWith(cards) && document.getElementById(hash.slice(1)) === null });
  }, [hash, key]);
  const names = useResource<Names>(missing?.is ? `/projects/${projectId}/names` : null);
  if (missing?.key !== key) return undefined;
  if (!missing.is) return null;
  return names && (names.requirements[hash.slice(cards.length)]?.blockId || null);
}

/** What live texts of a page need besides their words: definitions of forms, and names that follow the facts. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Names } from "../../content/schema/names.ts";
import type { FormBook } from "../../content/schema/html.ts";
import { useProject } from "./use-project.ts";
import { useResource } from "./use-resource.ts";

interface Needs {
  forms: FormBook | undefined;
  names: Names | undefined;
  want: () => void;
}

const FormsContext = createContext<Needs>({ forms: undefined, names: undefined, want: () => undefined });

export function FormsProvider({ children }: { children: ReactNode }) {
  const project = useProject();
  const [wanted, setWanted] = useState(false);
  const forms = useResource<FormBook>(wanted ? `/projects/${project.id}/forms` : null);
  // The project is a new object whenever facts have changed.
  const names = useResource<Names>(wanted ? `/projects/${project.id}/names` : null, { version: project });
  const value = useMemo(() => ({ forms, names, want: () => setWanted(true) }), [forms, names]);
  return <FormsContext.Provider value={value}>{children}</FormsContext.Provider>;
}

/** @returns each undefined while it is on its way */
export function useForms(): Pick<Needs, "forms" | "names"> {
  const { forms, names, want } = useContext(FormsContext);
  useEffect(want, [want]);
  return { forms, names };
}

/** Definitions of the project's forms, fetched once a page when the first text needs them. */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import type { FormBook } from "../../../content/schema/html.ts";
import { useProject } from "../../project/use-project.ts";
import { useResource } from "../../project/use-resource.ts";

const FormsContext = createContext<{ forms: FormBook | undefined; want: () => void }>({
  forms: undefined,
  want: () => undefined,
});

export function FormsProvider({ children }: { children: ReactNode }) {
  const { id } = useProject();
  const [wanted, setWanted] = useState(false);
  const forms = useResource<FormBook>(wanted ? `/projects/${id}/forms` : null);
  const value = useMemo(() => ({ forms, want: () => setWanted(true) }), [forms]);
  return <FormsContext.Provider value={value}>{children}</FormsContext.Provider>;
}

/** @returns undefined while they are on their way */
export function useForms(): FormBook | undefined {
  const { forms, want } = useContext(FormsContext);
  useEffect(want, [want]);
  return forms;
}

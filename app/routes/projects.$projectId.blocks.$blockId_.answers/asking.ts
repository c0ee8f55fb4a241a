/** How a question is put: in the template's words, or about what a form still requires. */
import { useT } from "../../i18n/speech.tsx";

export function useQuestion(): (step: { question: string; form: string }) => string {
  const t = useT();
  return ({ question, form }) => question || t("answers.rest", { form });
}

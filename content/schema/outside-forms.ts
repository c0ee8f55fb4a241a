/** What of forms goes out to integrators: forms and columns that are not internal. */
import type { Column, Form } from "../templates/format.ts";
import type { FormBook } from "./reading.ts";

/** Columns of people stay inside unless the template says otherwise: they name who is responsible. */
function isInternalColumn({ internal, type }: Pick<Column, "internal" | "type">): boolean {
  return internal ?? type === "person";
}

/** The forms as integrators know them; an internal one is not among them. */
export function outsideForms(forms: FormBook): FormBook {
  const shown = Object.entries(forms).filter(([, { internal }]) => internal !== true);
  return Object.fromEntries(shown.map(([key, form]) => [key, withoutInternal(form)]));
}

function withoutInternal(form: Form): Form {
  if (form.kind !== "table" && form.kind !== "card") return form;
  return { ...form, columns: form.columns.filter((column) => !isInternalColumn(column)) };
}

/** All that the interface says in English; the types make it say what ru.ts says. */
import { enFirst } from "./en-first.ts";
import { enLater } from "./en-later.ts";

export const en = { ...enFirst, ...enLater };

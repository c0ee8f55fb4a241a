/** All that the interface says in Russian: the source of the keys. */
import { ruFirst } from "./ru-first.ts";
import { ruLater } from "./ru-later.ts";

export const ru = { ...ruFirst, ...ruLater } as const;

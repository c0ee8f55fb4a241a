/** Who is signed in, as every page knows it from the root loader. */
import { useRouteLoaderData } from "@remix-run/react";
import type { Theme } from "../server/db/schema.ts";

export interface Me {
  accountId: string;
  name: string;
  isAdministrator: boolean;
  /** How many decisions on blocks wait for him, in all his projects. */
  awaited: number;
  /** How much of his inbox is unread; null for those who have none, being of the inside nowhere (R6). */
  inbox: number | null;
}

export interface RootData {
  me: Me | null;
  theme: Theme;
}

/** Null for visitors, and when the root itself failed. */
export function useMe(): Me | null {
  return useRouteLoaderData<RootData>("root")?.me ?? null;
}

/** The theme in force, or undefined when the root itself failed. */
export function useTheme(): Theme | undefined {
  return useRouteLoaderData<RootData>("root")?.theme;
}

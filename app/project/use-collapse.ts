/** Which sections of the outline stand open: those the reader opened or closed by hand stay so on this device, others follow him. */
import { useEffect, useState } from "react";
import { useMe } from "../me.ts";

type Choices = Readonly<Record<string, boolean>>;

const none: Choices = {};

function isChoices(value: unknown): value is Choices {
  return typeof value === "object" && value !== null && Object.values(value).every((open) => typeof open === "boolean");
}

/** What this device remembers; nothing where it keeps nothing or something strange. */
function remembered(key: string): Choices {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return isChoices(value) ? value : none;
  } catch {
    return none;
  }
}

function remember(key: string, choices: Choices): void {
  try {
    if (Object.keys(choices).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // A device that keeps nothing forgets with the page.
  }
}

export interface Collapse {
  /** Open or closed by hand, by section id. */
  choices: Choices;
  /** Replaces the choices and remembers them for this person and project. */
  choose: (choices: Choices) => void;
}

export function useCollapse(projectId: string): Collapse {
  const key = `svod-outline:${useMe()?.accountId ?? ""}:${projectId}`;
  const [choices, setChoices] = useState(none);
  useEffect(() => setChoices(remembered(key)), [key]);
  return {
    choices,
    choose: (next) => {
      setChoices(next);
      remember(key, next);
    },
  };
}

/** What is offered while a message is written: members behind «@», requirements and blocks behind «#». */
import { useEffect, useMemo, useState } from "react";
import type { Names } from "../../content/schema/names.ts";
import { blockCalls } from "../../content/schema/said.ts";
import { insideRoles } from "../../server/domain/people.ts";
import { useProject } from "../project/use-project.ts";

/** How many are offered at once. */
const most = 6;

export interface Offer {
  id: string;
  /** What is written, without its sign. */
  name: string;
  /** What tells it from others. */
  more: string;
}

/** What is being called right before the cursor. */
export interface Calling {
  sign: "@" | "#";
  /** Where the name begins, behind its sign. */
  from: number;
  query: string;
}

const person = /(?:^|[\s(«"])@([\p{L}\p{N}-]{0,40}(?: [\p{L}\p{N}-]{0,40})?)$/u;
const thing = /(?:^|[\s(«"])#([^\n@#]{0,60})$/u;

/** What is being called at the cursor of a field. */
export function callingIn(field: HTMLTextAreaElement): Calling | undefined {
  const before = field.value.slice(0, field.selectionStart);
  const [called, about] = [person.exec(before)?.[1], thing.exec(before)?.[1]];
  if (about !== undefined) return { sign: "#", from: before.length - about.length, query: about };
  return called === undefined ? undefined : { sign: "@", from: before.length - called.length, query: called };
}

/** The project's requirements, fetched when somebody first asks for them. */
function useRequirements(isWanted: boolean): Offer[] {
  const { id } = useProject();
  const [known, setKnown] = useState<Offer[]>([]);
  useEffect(() => {
    if (!isWanted) return;
    const gone = new AbortController();
    fetch(`/projects/${id}/names`, { signal: gone.signal })
      .then((response) => (response.ok ? (response.json() as Promise<Names>) : undefined))
      .then((names) => names && setKnown(offersOf(names)))
      // Without the server blocks are offered all the same.
      .catch(() => undefined);
    return () => gone.abort();
  }, [id, isWanted]);
  return known;
}

function offersOf({ requirements }: Names): Offer[] {
  return Object.entries(requirements)
    .filter(([, { blockId }]) => blockId !== "")
    .map(([id, { code, statement }]) => ({ id, name: code, more: statement }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** What answers to what is being called; nothing once a whole name stands there. */
export function useOffers(calling: Calling | undefined): Offer[] {
  const { members, sections } = useProject();
  const requirements = useRequirements(calling?.sign === "#");
  const blocks = useMemo(() => {
    const titles = new Map(sections.flatMap(({ title, blocks }) => blocks.map(({ id }) => [id, title])));
    return [...blockCalls(sections)].map(([call, id]) => ({ id, name: call.slice(1), more: titles.get(id) ?? "" }));
  }, [sections]);
  if (!calling) return [];
  const sought = calling.query.toLocaleLowerCase();
  const starts = ({ name }: Offer) =>
    [name, ...name.split(/[ -]/)].some((part) => part.toLocaleLowerCase().startsWith(sought));
  const holds = ({ name, more }: Offer) => `${name} ${more}`.toLocaleLowerCase().includes(sought);
  if (calling.sign === "@") {
    const group = members.filter(({ role }) => insideRoles.includes(role));
    const people = group.map(({ id, name, position }) => ({ id, name, more: position }));
    return people.filter((one) => starts(one) && one.name.toLocaleLowerCase() !== sought).slice(0, most);
  }
  const things = [...blocks, ...requirements];
  const isSaid = things.some(({ name }) => `${sought} `.startsWith(`${name.toLocaleLowerCase()} `));
  if (isSaid) return [];
  return [...new Set([...things.filter(starts), ...things.filter(holds)])].slice(0, most);
}

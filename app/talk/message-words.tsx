/** What a message says: plain text, whatever it looks like, with the people, blocks and requirements it calls. */
import { Link } from "@remix-run/react";
import { blockAnchor, requirementAnchor } from "../../content/schema/names.ts";
import { callsIn, piecesOf } from "../../content/schema/said.ts";
import { useProject } from "../project/use-project.ts";
import type { TalkComment } from "./shown-threads.ts";

type Reference = TalkComment["references"][number];

/** Those whose names have changed since are called by the present ones below; blocks stand under their present titles. */
export function MessageWords({ comment: { body, mentions, references } }: { comment: TalkComment }) {
  const people = mentions.map(({ name }) => `@${name}`);
  const things = new Map(references.map((one) => [one.said, one]));
  const called = callsIn(body, people);
  return (
    <>
      <p className="body">
        {piecesOf(body, [...people, ...things.keys()]).map(({ text, isCall }, at) => {
          const thing = isCall ? things.get(text) : undefined;
          if (thing) return <Called key={at} of={thing} />;
          if (!isCall) return text;
          return (
            <span key={at} className="at">
              {text}
            </span>
          );
        })}
      </p>
      {mentions
        .filter(({ name }) => !called.has(`@${name}`))
        .map(({ memberId, name }) => (
          <span key={memberId} className="at">
            @{name}
          </span>
        ))}
    </>
  );
}

/** What is no longer in the document is called by its name alone. */
function Called({ of: { kind, target, name, block } }: { of: Reference }) {
  const { id } = useProject();
  const look = kind === "requirement" ? "code" : undefined;
  if (block === null) return <span className={look}>{name}</span>;
  const hash = kind === "requirement" ? requirementAnchor(target) : blockAnchor(block);
  return (
    <Link className={look ? `link ${look}` : "link"} to={`/projects/${id}?block=${block}#${hash}`}>
      {name}
    </Link>
  );
}

/** A message as it is changed: what it calls stands under its present name. */
export function wordsNow({ body, references }: Pick<TalkComment, "body" | "references">): string {
  const now = new Map(references.map(({ said, kind, name }) => [said, kind === "block" ? `#${name}` : said]));
  return piecesOf(body, now.keys())
    .map(({ text }) => now.get(text) ?? text)
    .join("");
}

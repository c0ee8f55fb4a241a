/** How ready a project is, in the JSON API. */
import type { Language } from "../db/schema.ts";
import type { Finding, Place } from "../domain/overview/checks/facts.ts";
import { readCheckedReadiness } from "../domain/overview/overview.ts";
import type { Gap } from "../domain/overview/readiness-gaps.ts";
import { endpoint } from "./endpoint.ts";
import { readiness } from "./overview-shapes.ts";

function gapAnswer(gap: Gap) {
  if (gap.kind !== "cell" && gap.kind !== "form") return gap;
  const { kind, form, formTitle, row, number, name, column, columnTitle } = gap;
  if (kind === "form") return { kind, form, formTitle };
  return { kind, form, formTitle, row, number, name, column, columnTitle };
}

function placeAnswer(place: Place) {
  return place.to === "block" ? { to: place.to, block: place.blockId, anchor: place.anchor } : place;
}

function findingAnswer({ rule, severity, sentence, place, items }: Finding, language: Language) {
  const told = items.map((item) => ({ text: item.text, place: placeAnswer(item.place) }));
  return { rule, severity, sentence: sentence[language], place: placeAnswer(place), items: told };
}

export const overviewEndpoints = [
  endpoint({
    method: "get",
    path: "/projects/:p/readiness",
    summary: "What is filled in, what exactly is missing, and what the cross-checks of the template find",
    policy: "project.read",
    status: 200,
    answer: readiness,
    handle: async ({ ground, actor, account, params }) => {
      const { readiness: read, findings } = await readCheckedReadiness(ground, actor, params.p!);
      const language = account?.language ?? "ru";
      return {
        filled: read.filled,
        of: read.of,
        sections: read.sections.map(({ id, title, filled, blocks }) => ({
          ...{ id, title, filled },
          blocks: blocks.map((block) => ({
            ...{ id: block.id, key: block.key, title: block.title, number: block.number, filled: block.filled },
            ...{ responsible: block.responsibleId, gaps: block.gaps.map(gapAnswer), more: block.more },
          })),
        })),
        checks: findings.map((finding) => findingAnswer(finding, language)),
      };
    },
  }),
];

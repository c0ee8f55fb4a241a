/** The integrators' door in the JSON API: what is published, by ids of the reader's company. */
import { compareOutside } from "../domain/tender/projection/changes.ts";
import {
  listOutsidePublications,
  readDoor,
  readOutsidePublication,
  readOutsideTexts,
} from "../domain/tender/projection/door.ts";
import { searchOutside } from "../domain/tender/projection/search.ts";
import { acceptTerms } from "../domain/tender/projection/terms.ts";
import { endpoint, type Call } from "./endpoint.ts";
import * as shapes from "./door-shapes.ts";

const publicationQuery = { publication: "Your id of a publication; without it, the latest one" };

const languageOf = ({ account }: Pick<Call, "account">) => account?.language ?? "ru";

export const doorEndpoints = [
  endpoint({
    method: "get",
    path: "/tender/:p/door",
    summary: "Whose specification it is, and the terms that have to be accepted first",
    policy: "tender.enter",
    status: 200,
    answer: shapes.door,
    handle: ({ ground, actor, params }) => readDoor(ground, actor, params.p!),
  }),
  endpoint({
    method: "post",
    path: "/tender/:p/terms",
    summary: "Accepts the terms of confidentiality that you have read",
    policy: "tender.enter",
    body: shapes.accepted,
    status: 204,
    answer: null,
    handle: ({ ground, actor, params, body }) => acceptTerms(ground, actor, params.p!, body.digest),
  }),
  endpoint({
    method: "get",
    path: "/tender/:p",
    summary: "The publication in force; null before the first one",
    policy: "tender.enter",
    status: 200,
    answer: shapes.current,
    handle: async (call) => {
      const { ground, actor, params } = call;
      const [latest] = await listOutsidePublications(ground, actor, params.p!);
      if (!latest) return { publication: null };
      return { publication: await readOutsidePublication(ground, actor, params.p!, latest.id, languageOf(call)) };
    },
  }),
  endpoint({
    method: "get",
    path: "/tender/:p/publications",
    summary: "All publications, the latest first",
    policy: "tender.enter",
    status: 200,
    answer: shapes.publicationList,
    handle: async ({ ground, actor, params }) => ({
      publications: await listOutsidePublications(ground, actor, params.p!),
    }),
  }),
  endpoint({
    method: "get",
    path: "/tender/:p/publications/:u",
    summary: "One publication: its sections, blocks and codes of requirements",
    policy: "tender.enter",
    status: 200,
    answer: shapes.publication,
    handle: (call) => readOutsidePublication(call.ground, call.actor, call.params.p!, call.params.u!, languageOf(call)),
  }),
  endpoint({
    method: "get",
    path: "/tender/:p/blocks",
    summary: "The words of every block of a publication, as HTML",
    policy: "tender.enter",
    query: publicationQuery,
    status: 200,
    answer: shapes.texts,
    handle: async (call) => {
      const { ground, actor, params, query } = call;
      const read = await readOutsideTexts(ground, actor, params.p!, query.publication, languageOf(call));
      const html = new Map(read.texts.map((text) => [text.id, text.html]));
      const blocks = read.publication.sections.flatMap((section) => section.blocks);
      return { publication: read.publication.id, blocks: blocks.map((one) => ({ ...one, html: html.get(one.id)! })) };
    },
  }),
  endpoint({
    method: "get",
    path: "/tender/:p/search",
    summary: "Finds words in a publication",
    policy: "tender.enter",
    query: { q: "The words", ...publicationQuery },
    status: 200,
    answer: shapes.found,
    handle: async (call) => {
      const { ground, actor, params, query } = call;
      const hits = await searchOutside(ground, actor, params.p!, query.publication, query.q ?? "", languageOf(call));
      return { hits };
    },
  }),
  endpoint({
    method: "get",
    path: "/tender/:p/changes",
    summary: "What changed between two publications, block by block",
    policy: "tender.enter",
    query: {
      from: "Your id of the earlier publication; without it, the one before the later",
      to: "Your id of the later publication; without it, the latest one",
    },
    status: 200,
    answer: shapes.changes,
    handle: async (call) => {
      const { ground, actor, params, query } = call;
      return { changes: await compareOutside(ground, actor, params.p!, query, languageOf(call)) };
    },
  }),
];

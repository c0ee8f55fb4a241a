/** Every kind of entry that a command writes can be told on the page of the journal. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { en } from "../../../app/i18n/en.ts";
import { ru } from "../../../app/i18n/ru.ts";
import { kindsOf } from "../../../server/domain/journal/kinds.ts";
import { installationPolicy, policy } from "../../../server/domain/people.ts";
import { openTestGround } from "../../helpers/ground.ts";

const told: string[] = Object.values(kindsOf).flat();

/** Kinds of the installation's own chain, which no page shows. */
const ofInstallation = new Set([
  ...["account.created", "account.deactivated", "account.reactivated", "account.rights-changed", "backup.restored"],
  ...["code.refused", "demo.marked", "link.requested", "password.changed", "profile.changed", "reset.started"],
  ...["reset.requested", "session.opened", "session.ended", "sessions.ended", "set-up.offered", "token.created"],
  ...["token.revoked", "passkey.added", "passkey.removed", "digest.changed"],
]);

/** Names of limits, which are of the same shape. */
const limits = /\.(account|address)$/;
const files = /\.(db|js|json|ts|txt|yaml)$/;

/** Every literal of the shape `noun.verb` in what the server does, but acts of the policy and columns of tables. */
async function literals(): Promise<string[]> {
  const { facts } = await openTestGround();
  const tables = await facts.introspection.getTables();
  const columns = new Set(tables.flatMap((table) => table.columns.map(({ name }) => name)));
  const sources = ["server/domain", "server/ops"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && name !== path.join("journal", "kinds.ts"))
      .map((name) => readFileSync(path.join(folder, name), "utf8")),
  );
  const found = sources.flatMap((source) => source.match(/(?<=")[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*(?=")/g) ?? []);
  const acts = { ...policy, ...installationPolicy };
  return [...new Set(found)].filter(
    (one) => !(one in acts || limits.test(one) || files.test(one) || columns.has(one.split(".")[1]!)),
  );
}

it("every kind in the code is in a group of the journal, or belongs to the installation alone", async () => {
  expect((await literals()).filter((kind) => !told.includes(kind) && !ofInstallation.has(kind))).toEqual([]);
});

it("no kind is made of parts, which nobody could list", () => {
  const sources = readdirSync("server", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => /kind: `/.test(readFileSync(path.join("server", name), "utf8")));
  expect(sources).toEqual([]);
});

it("every kind of a group stands once, and has its sentence in both languages", () => {
  expect(new Set(told).size).toBe(told.length);
  const without = (messages: Record<string, string>) =>
    told.filter((kind) => !messages[`journal.did.${kind}`]?.includes("{who}"));
  expect([without(ru), without(en)]).toEqual([[], []]);
});

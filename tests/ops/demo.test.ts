import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigError, readConfig, type Config } from "../../server/config.ts";
import { openOfflineGround } from "../../server/ops/offline-ground.ts";
import { createDemo } from "../../server/ops/demo-data.ts";
import { checkDemoMode } from "../../server/ops/demo-mark.ts";
import { isEmptyFolder } from "../../server/ops/filling.ts";
import { verifyData } from "../../server/ops/verification.ts";
import type { Ground } from "../../server/ground.ts";
import { runProgram, storedInstallation, temporaryFolder } from "./installation.ts";

const demoIn = (folder: string, demo = true): Config =>
  readConfig({
    SVOD_DATA: folder,
    SVOD_DEMO: demo ? "1" : "0",
    SVOD_DEMO_PASSWORD: "другой-пароль",
    LOG_LEVEL: "silent",
  });

const stored = storedInstallation();

it.each(["server/main.ts", "server/ops/demo.ts"])(
  "%s refuses demo mode on a database that is not a demo's",
  async (file) => {
    const { dataDir } = await stored();
    const env = { SVOD_DATA: dataDir, SVOD_DEMO: "1", PORT: "0", LOG_LEVEL: "silent" };
    const ended = await runProgram(file, [], env);
    const said = `SVOD_DEMO: ${dataDir} is not a demonstration database, so it is not served as one\n`;
    expect(ended).toEqual({ code: 1, stdout: "", stderr: said });
  },
);

it("refuses demo mode where there is no database at all, and makes none", async () => {
  const folder = await temporaryFolder();
  expect(() => checkDemoMode(demoIn(folder))).toThrow(ConfigError);
  expect(await readdir(folder)).toEqual([]);
});

it("never seeds over somebody's data", async () => {
  const folder = await temporaryFolder();
  await writeFile(path.join(folder, "notes.txt"), "моё");
  await expect(createDemo(demoIn(folder))).rejects.toThrow("is not empty");
  expect(await readdir(folder)).toEqual(["notes.txt"]);
});

it("leaves nothing when seeding fails", async () => {
  const folder = await temporaryFolder();
  await expect(createDemo({ ...demoIn(folder), demoPassword: "short" })).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
});

it("takes what an interrupted seeding left for nothing: it is no demo, and the next start begins anew", async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, ".filling"));
  await writeFile(path.join(folder, ".filling", "facts.db"), "half");
  expect(() => checkDemoMode(demoIn(folder))).toThrow(ConfigError);
  expect(await isEmptyFolder(folder)).toBe(true);
});

describe("the demonstration", () => {
  let folder: string;
  let ground: Ground;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "svod-demo-"));
    await createDemo(demoIn(folder));
    ground = openOfflineGround(demoIn(folder));
  });
  afterAll(async () => {
    await ground.facts.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  it("is served as a demonstration, and with a warning as anything else", () => {
    expect(checkDemoMode(demoIn(folder))).toBeNull();
    expect(checkDemoMode(demoIn(folder, false))).toContain("is a demonstration database");
  });

  it("has an account for every role, all with the password of SVOD_DEMO_PASSWORD", async () => {
    const rows = await ground.facts
      .selectFrom("accounts")
      .innerJoin("members", "members.accountId", "accounts.id")
      .select(["email", "passwordHash", "role"])
      .execute();
    expect(Object.fromEntries(rows.map(({ email, role }) => [email, role]))).toEqual({
      "owner@demo.example": "owner",
      "manager@demo.example": "manager",
      "editor1@demo.example": "editor",
      "editor2@demo.example": "editor",
      "approver1@demo.example": "approver",
      "approver2@demo.example": "approver",
      "observer@demo.example": "observer",
      "integrator-a@demo.example": "integrator",
      "integrator-b@demo.example": "integrator",
    });
    for (const { passwordHash } of rows)
      expect(await ground.passwords.verify(passwordHash, "другой-пароль")).toBe(true);
  });

  it("has blocks in every section, most of them with a person and a date, each with a revision by its author", async () => {
    const sections = await ground.facts.selectFrom("sections").selectAll().execute();
    const blocks = await ground.facts.selectFrom("blocks").selectAll().execute();
    expect(sections).toHaveLength(13);
    for (const { id } of sections) expect(blocks.some(({ sectionId }) => sectionId === id)).toBe(true);
    const assigned = blocks.filter(({ responsibleId, due }) => responsibleId && due);
    expect(assigned.length).toBeGreaterThan(blocks.length / 2);
    const authors = await ground.facts.selectFrom("revisionAuthors").select("accountId").distinct().execute();
    expect(authors.length).toBeGreaterThan(2);
  });

  it("keeps rules of electronic signature, accepted by everybody who has signed and by nobody else", async () => {
    const { facts } = ground;
    const rules = await facts.selectFrom("signingRules").select(["hash", "orderNumber"]).execute();
    const visas = await facts.selectFrom("signOffs").select(["accountId", "rulesHash"]).execute();
    const accepted = await facts.selectFrom("rulesAcceptances").select("accountId").execute();
    expect(rules).toMatchObject([{ orderNumber: "41-П" }]);
    for (const { rulesHash } of visas) expect(rulesHash).toBe(rules[0]!.hash);
    const signers = new Set(visas.map(({ accountId }) => accountId));
    expect(accepted.map(({ accountId }) => accountId).sort()).toEqual([...signers].sort());
  });

  it("has something to show on every page of talk: discussions, a publication, questions on all their ways", async () => {
    const { facts } = ground;
    const threads = await facts.selectFrom("threads").select(["resolvedAt", "assigneeId", "kind"]).execute();
    expect(threads.length).toBeGreaterThan(5);
    expect(threads.some(({ kind }) => kind === "quote")).toBe(true);
    expect(threads.some(({ resolvedAt }) => resolvedAt !== null)).toBe(true);
    expect(threads.some(({ assigneeId }) => assigneeId !== null)).toBe(true);
    expect(await facts.selectFrom("commentMentions").selectAll().execute()).not.toEqual([]);
    expect(await facts.selectFrom("commentReferences").selectAll().execute()).not.toEqual([]);
    expect(await facts.selectFrom("publications").select("name").execute()).toEqual([{ name: "ТЗ на тендер" }]);
    const questions = await facts.selectFrom("clarifications").select(["state", "place"]).execute();
    const states = new Set(questions.map(({ state }) => state));
    expect([...states].sort()).toEqual(["assigned", "drafted", "merged", "published", "submitted", "triage"]);
  });

  it("has interviews on all their ways with quotes under requirements, and requests to change what is agreed", async () => {
    const { facts } = ground;
    const states = await facts.selectFrom("interviews").select("state").orderBy("number").execute();
    const answered = Array.from({ length: 3 }, () => ({ state: "confirmed" }));
    expect(states).toEqual([{ state: "confirmed" }, { state: "conducted" }, { state: "planned" }, ...answered]);
    const asked = await facts.selectFrom("questionnaireRespondents").select("sentAt").execute();
    expect(asked.filter(({ sentAt }) => sentAt === null)).toHaveLength(1);
    expect(await facts.selectFrom("corrections").select("question").execute()).toHaveLength(1);
    const links = await facts.selectFrom("excerptLinks").select(["requirementUuid", "suspectAt"]).execute();
    expect(links.filter(({ requirementUuid }) => requirementUuid !== null)).toHaveLength(3);
    expect(links.filter(({ suspectAt }) => suspectAt !== null)).toEqual([]);
    const changes = await facts.selectFrom("changeRequests").select("state").orderBy("number").execute();
    expect(changes).toEqual([{ state: "applied" }, { state: "decision" }]);
    const words = await facts.selectFrom("requirementWords").select("statement").execute();
    expect(words.filter(({ statement }) => statement.includes("на 8:00 по времени филиала"))).toHaveLength(1);
  });

  it("verifies as any installation does", async () => {
    expect((await verifyData(folder)).broken).toEqual([]);
  });
});

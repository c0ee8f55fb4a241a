/** The whole ТЗ as HTML: 69 texts of the CRM template, cold from disk and warm, in CPU time of the server's process. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig } from "../../server/config.ts";
import { createAccount } from "../../server/domain/accounts/accounts.ts";
import { installationCommand } from "../../server/domain/command.ts";
import { createProject } from "../../server/domain/projects/project-seeding.ts";
import { getProject } from "../../server/domain/projects/projects.ts";
import { openGround, type OpenGround } from "../../server/index.ts";
import { printTable, quantile } from "./parts/table.ts";

const repeats = 30;

async function seed(ground: OpenGround): Promise<string[]> {
  const account = await installationCommand(ground, "", (command) =>
    createAccount(ground, command, {
      ...{ id: ground.random.id(), email: "manager@firm.example", name: "Руководитель", language: "ru" },
      ...{ passwordHash: null, mayCreateProjects: true },
    }),
  );
  const actor = { accountId: account.id };
  const id = await createProject(ground, actor, {
    ...{ name: "Проект", company: "Фирма", kind: "switch", goal: "marketing", template: "crm", depth: "full" },
    ...{ language: "ru", timeZone: "Europe/Moscow" },
  });
  const { sections } = await getProject(ground, actor, id);
  return sections.flatMap((section) => section.blocks.map((block) => block.textId));
}

/** CPU time of all threads, and the time that passed, ms. */
async function cost(work: () => Promise<unknown>): Promise<{ cpu: number; ms: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, ms };
}

const dataDir = await mkdtemp(path.join(tmpdir(), "svod-bench-"));
const config = readConfig({ SVOD_DATA: dataDir, LOG_LEVEL: "error" });
try {
  const first = openGround(config);
  const ids = await seed(first);
  await first.close();
  const ground = openGround(config);
  const [sample] = ids;
  const { doc } = await ground.texts.read(sample!);
  const cold = await cost(() => ground.texts.html(ids, "ru"));
  const runs = { warm: [] as (typeof cold)[], edited: [] as (typeof cold)[] };
  for (let i = 0; i < repeats; i++) runs.warm.push(await cost(() => ground.texts.html(ids, "ru")));
  for (let i = 0; i < repeats; i++) {
    const paragraph = { type: "paragraph", content: [{ type: "text", text: `Правка ${i}` }] };
    await ground.texts.edit(sample!, { ...doc, content: [...(doc.content ?? []), paragraph] }, "bench");
    runs.edited.push(await cost(() => ground.texts.html(ids, "ru")));
  }
  const html = [...(await ground.texts.html(ids, "ru")).values()].reduce((sum, made) => sum + made.html.length, 0);
  await ground.close();
  const row = (what: string, all: (typeof cold)[]) => ({
    what,
    "CPU, ms": quantile(
      all.map(({ cpu }) => cpu),
      0.5,
    ),
    "CPU worst, ms": Math.max(...all.map(({ cpu }) => cpu)),
    "passed, ms": quantile(
      all.map(({ ms }) => ms),
      0.5,
    ),
  });
  printTable(`The whole ТЗ as HTML: ${ids.length} texts, ${Math.round(html / 1024)} K characters`, [
    row("cold, all from disk", [cold]),
    row("warm, nothing changed", runs.warm),
    row("warm, one text changed", runs.edited),
  ]);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

/** A server of live texts as a process of its own: `node texts-process.js DATA`; it tells its parent when it is ready. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "../../server/config.ts";
import { createAccount } from "../../server/domain/accounts/accounts.ts";
import { installationCommand } from "../../server/domain/command.ts";
import { createProject } from "../../server/domain/projects/project-seeding.ts";
import { getProject } from "../../server/domain/projects/projects.ts";
import { openGround, type OpenGround } from "../../server/index.ts";
import { listen, signIn } from "./listen.ts";
import { smallTemplate } from "./small-template.ts";

/** What the process says to its parent once it listens. */
export interface Ready {
  url: string;
  cookie: string;
  textIds: string[];
  /** CPU time from the start of the process, all threads, ms: what a start costs on a busy machine too. */
  cpuMs: number;
}

type Seeded = Pick<Ready, "cookie" | "textIds">;

/** A signed-in manager and as many projects as give the texts asked for. */
async function seed(ground: OpenGround, count: number): Promise<Seeded> {
  const account = await installationCommand(ground, "", (command) =>
    createAccount(ground, command, {
      ...{ id: ground.random.id(), email: "manager@firm.example", name: "Руководитель", language: "ru" },
      ...{ passwordHash: null, mayCreateProjects: true },
    }),
  );
  const actor = { accountId: account.id };
  const textIds: string[] = [];
  while (textIds.length < count) {
    const id = await createProject(ground, actor, {
      ...{ name: "Проект", company: "Фирма", kind: "switch", goal: "marketing", template: "small", depth: "full" },
      ...{ language: "ru", timeZone: "Europe/Moscow" },
    });
    const { sections } = await getProject(ground, actor, id);
    textIds.push(...sections.flatMap((section) => section.blocks.map((block) => block.textId)));
  }
  return { textIds, ...(await signIn(ground, account)) };
}

const [dataDir, count = "1"] = process.argv.slice(2);
const ground = openGround(readConfig({ SVOD_DATA: dataDir, SVOD_ORIGIN: "http://svod.test", LOG_LEVEL: "fatal" }));
ground.templates.set(smallTemplate.key, smallTemplate);
const seeded = path.join(dataDir!, "seeded.json");
if (!existsSync(seeded)) writeFileSync(seeded, JSON.stringify(await seed(ground, Number(count))));
const known = JSON.parse(readFileSync(seeded, "utf8")) as Seeded;
// Ready is who can read a text, not who listens.
await ground.texts.read(known.textIds[0]!);
const { url } = await listen(ground);
const { user, system } = process.cpuUsage();
process.send!({ url, ...known, cpuMs: (user + system) / 1000 } satisfies Ready);
process.on("message", (message) => {
  if (message === "cpu") process.send!(process.cpuUsage());
});
process.on("disconnect", () => process.exit());

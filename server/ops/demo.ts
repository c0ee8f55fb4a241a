/** `npm run demo [-- --port N --data DIR --no-browser]`: serves the demonstration, which is made at the first start. */
import { parseArgs } from "node:util";
import { readConfig, type Config } from "../config.ts";
import type { Ground } from "../ground.ts";
import { start } from "../index.ts";
import { openBrowser } from "./browser.ts";
import { runCommand } from "./command-line.ts";
import { createDemo } from "./demo-data.ts";
import { isEmptyFolder } from "./filling.ts";

const options = {
  port: { type: "string" },
  data: { type: "string" },
  "no-browser": { type: "boolean" },
} as const;

const say = (line: string) => process.stdout.write(`${line}\n`);

function demoConfig(port: string | undefined, data: string | undefined): Config {
  const { env } = process;
  return readConfig({
    ...env,
    SVOD_DEMO: "1",
    PORT: port ?? env.PORT,
    SVOD_DATA: data ?? env.SVOD_DATA ?? "data-demo",
    LOG_LEVEL: env.LOG_LEVEL ?? "warn",
  });
}

/** A line for each account, in the order they came: who it is and what to type. */
async function describeAccounts({ facts, passwords, config }: Ground): Promise<string> {
  const accounts = await facts
    .selectFrom("accounts")
    .innerJoin("journal", "journal.about", "accounts.id")
    .selectAll("accounts")
    .where("journal.kind", "=", "account.created")
    .orderBy("journal.seq")
    .execute();
  const rows = await Promise.all(
    accounts.map(async ({ email, name, position, company, passwordHash }) => {
      const fits = await passwords.verify(passwordHash, config.demoPassword);
      return [email, fits ? config.demoPassword : "(изменён)", name, [position, company].filter(Boolean).join(", ")];
    }),
  );
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ")}`.trimEnd()).join("\n");
}

await runCommand(async () => {
  const { values } = parseArgs({ options });
  const config = demoConfig(values.port, values.data);
  if (await isEmptyFolder(config.dataDir)) {
    say(`Создаю демонстрационный проект в ${config.dataDir}`);
    await createDemo(config);
  }
  const { ground, url, stop } = await start(config);
  const drain = () => void stop().then(() => process.exit(0));
  process.once("SIGTERM", drain);
  process.once("SIGINT", drain);
  if (!values["no-browser"]) openBrowser(url);
  return `\nСвод открыт: ${url}\n\n${await describeAccounts(ground)}\n\nОстановить: Ctrl+C`;
});

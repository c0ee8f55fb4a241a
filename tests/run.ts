/** `npm test`: format, lint, types, unit and integration tests, the production build, then journeys in a real browser. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

interface Tally {
  passed: number;
  failed: number;
}

/** What Vitest writes about a run; a file that could not be loaded has no assertions. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const reports = mkdtempSync(path.join(tmpdir(), "svod-reports-"));
const broken: string[] = [];
const total: Tally = { passed: 0, failed: 0 };

function step(name: string, command: string, args: string[]): boolean {
  say(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  say(`── ${name}: ${status === 0 ? "ok" : "FAILED"}, ${Math.round((Date.now() - started) / 1000)} s`);
  if (status !== 0) broken.push(name);
  return status === 0;
}

const tool = (name: string, bin: string, ...args: string[]) => step(name, path.join("node_modules", ".bin", bin), args);

function readTally(file: string): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  const unloaded = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

function vitest(project: string, ...args: string[]): void {
  const file = path.join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  tool(`tests: ${project}`, "vitest", "run", "--project", project, ...reporters, ...args);
  const { passed, failed } = readTally(file);
  total.passed += passed;
  total.failed += failed;
}

tool("format", "prettier", "--check", ".");
tool("lint", "eslint", ".");
tool("types", "tsc", "--noEmit", "-p", ".");
vitest("unit");
// Each file of journeys has a server and a browser of its own, which mostly wait: two files share the two cores.
if (step("build", process.execPath, ["--import", "tsx", "server/ops/build.ts", "--if-stale"])) vitest("journeys");
rmSync(reports, { recursive: true, force: true });

if (broken.length > 0) say(`\nfailed: ${broken.join(", ")}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length > 0 || total.failed > 0 ? 1 : 0;

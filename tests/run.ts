/** `npm test`: format, lint, types, unit and integration tests, the production build, then journeys in a real browser. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import path from "node:path";

interface Tally {
  passed: number;
  failed: number;
}

/** What Vitest writes about a run; a file that could not be loaded has no assertions. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

/** What the temporary folders of a run may come to, bytes. */
const room = 4 * 2 ** 30;

/**
 * Where tests throw their data folders away: thousands of databases otherwise wait for the disk.
 * Where the machine has room they lie in memory; the proofs of `npm run prove` stay on the disk.
 */
function scratchFolder(): string {
  const memory = "/dev/shm";
  const hasRoom = () => {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > room && freemem() > 2 * room;
  };
  const fits = process.env.PROVE !== "1" && existsSync(memory) && hasRoom();
  return mkdtempSync(path.join(fits ? memory : tmpdir(), "svod-tests-"));
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const scratch = scratchFolder();
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const broken: string[] = [];
/** What failed and why, said again at the end: a long output is often read from there only. */
const failures: string[] = [];
const total: Tally = { passed: 0, failed: 0 };

/** Runs a program and says what it says: at once when it runs alone, at its end beside others. */
async function step(name: string, command: string, args: string[], beside = false): Promise<boolean> {
  if (!beside) say(`\n── ${name}`);
  const started = Date.now();
  const env = { ...process.env, TMPDIR: scratch };
  const child = spawn(command, args, {
    env,
    stdio: ["ignore", beside ? "pipe" : "inherit", beside ? "pipe" : "inherit"],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
  const [status] = (await once(child, "close")) as [number | null];
  if (beside) say(`\n── ${name}\n${Buffer.concat(said).toString().trimEnd()}`);
  say(`── ${name}: ${status === 0 ? "ok" : "FAILED"}, ${Math.round((Date.now() - started) / 1000)} s`);
  if (status !== 0) broken.push(name);
  return status === 0;
}

const bin = (name: string) => path.join("node_modules", ".bin", name);

function readTally(file: string): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  const unloaded = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0);
  for (const { name, message } of unloaded) failures.push(`${path.relative(".", name)}\n${message}`);
  for (const { name, assertionResults } of report.testResults)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === "failed") failures.push(`${path.relative(".", name)}: ${fullName}\n${failureMessages.join("\n")}`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

async function vitest(project: string): Promise<void> {
  const file = path.join(scratch, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  await step(`tests: ${project}`, bin("vitest"), ["run", "--project", project, ...reporters]);
  const { passed, failed } = readTally(file);
  total.passed += passed;
  total.failed += failed;
}

// Each of these is one thread: together they fill the cores that one after the other they would leave idle.
await Promise.all([
  step("lint", bin("eslint"), ["."], true),
  step("types", bin("tsc"), ["--noEmit", "-p", "."], true),
  step("format", bin("prettier"), ["--check", "."], true),
]);
await vitest("unit");
// Each file of journeys has a server and a browser of its own, which mostly wait: two files share the two cores.
if (await step("build", process.execPath, ["--import", "tsx", "server/ops/build.ts", "--if-stale"]))
  await vitest("journeys");

for (const failure of failures) say(`\n── failed: ${failure}`);
if (broken.length > 0) say(`\nfailed: ${broken.join(", ")}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length > 0 || total.failed > 0 ? 1 : 0;

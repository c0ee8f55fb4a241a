/**
 * `npm run screenshots [words of a path]`: every page of the demonstration as its people see it, at 1440 and 390 px, light
 * and dark, into `screenshots/`, with a page `index.html` on which all of them are looked at.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { callerOf } from "./bench/parts/caller.ts";
import { startDemo, type DemoServer } from "./bench/parts/demo-server.ts";
import { awake, launchChromium } from "./helpers/chromium.ts";
import type { Project } from "./journeys/house.ts";
import { doorPaths, projectPaths } from "./journeys/paths.ts";

const folder = "screenshots";
const only = process.argv[2] ?? "";
const looks = [1440, 390].flatMap((width) => (["light", "dark"] as const).map((theme) => ({ width, theme })));
/** A document is as long as a book: of long pages the beginning is shown, px. */
const tallest = 4_000;

interface Visit {
  who: string;
  paths: string[];
}

/** Who looks at which pages; a stranger has not signed in. */
async function visits(server: DemoServer): Promise<Visit[]> {
  const { call } = await callerOf(server, "manager");
  const { projects } = await call<{ projects: { id: string }[] }>("/projects");
  const project = await call<Project>(`/projects/${projects[0]!.id}`);
  const at = `/projects/${project.id}`;
  const list = async (what: string, name: string, key: string) =>
    (await call<Record<string, Record<string, unknown>[]>>(`${at}/${what}`))[name]!.map((one) => String(one[key]));
  const interviews = await list("interviews", "interviews", "id");
  const details = [
    ...(await list("clarifications", "questions", "id")).map((id) => `/questions/${id}`),
    ...(await list("changes", "changes", "number")).map((number) => `/changes/${number}`),
    ...interviews.flatMap((id) => [`/interviews/${id}`, `/interviews/${id}/protocol`]),
    ...(await list("questionnaires", "questionnaires", "id")).map((id) => `/questionnaires/${id}`),
  ].map((page) => at + page);
  const member = project.members.find(({ role }) => role === "editor")!;
  const own = ["/projects", "/inbox", "/sign-offs", "/profile"];
  const reading = [at, `${at}/overview`, `${at}/threads`, `${at}/versions`, `${at}/changes`];
  return [
    {
      who: "manager",
      paths: [...projectPaths(project, member.id), ...details, "/projects/new", "/outbox", "/accounts", ...own],
    },
    { who: "owner", paths: [...reading, `${at}/churn`, `${at}/change-log`, ...own] },
    { who: "editor1", paths: [...reading, `${at}/my-blocks`, `${at}/kept-edits`, ...own] },
    { who: "approver1", paths: [...reading, `${at}/sign-together`, ...own] },
    { who: "integrator-a", paths: [`/tender/${project.id}/terms`, ...doorPaths(project.id, "клиент"), ...own] },
    {
      who: "stranger",
      paths: [
        "/sign-in",
        "/reset-password",
        "/questionnaire?token=x",
        "/interview-confirmation?token=x",
        "/no-such-page",
      ],
    },
  ];
}

/** `/projects/id/bin` is `project-bin`: what there is one of needs no id, and is not the list of them. */
function nameOf(address: string): string {
  const short = decodeURI(address)
    .replace(/^\/projects\/\w{15,}/, "/project")
    .replace(/^\/tender\/\w{15,}/, "/tender");
  return short.slice(1).replace(/[^\p{L}\p{N}]+/gu, "-");
}

async function shoot(context: BrowserContext, address: string, file: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "load" });
  await page.locator("main").first().waitFor();
  await awake(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = page.viewportSize()!;
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, tallest) } });
  await page.close();
}

async function shootAll(server: DemoServer, browser: Browser): Promise<string[]> {
  const shot: string[] = [];
  for (const { who, paths } of await visits(server)) {
    const wanted = paths.filter((address) => address.includes(only));
    if (wanted.length === 0) continue;
    const cookie = who === "stranger" ? undefined : (await server.signIn(who)).split("=");
    for (const { width, theme } of looks) {
      const viewport = { width, height: width > 600 ? 900 : 844 };
      const context = await browser.newContext({ viewport, colorScheme: theme, hasTouch: width < 600, locale: "ru" });
      if (cookie) await context.addCookies([{ name: cookie[0]!, value: cookie[1]!, url: server.origin }]);
      const place = path.join(folder, `${width}-${theme}`, who);
      mkdirSync(place, { recursive: true });
      for (const address of wanted) {
        const file = path.join(place, `${nameOf(address)}.png`);
        await shoot(context, server.origin + address, file);
        shot.push(path.relative(folder, file));
      }
      await context.close();
      process.stdout.write(`${who}, ${width} px, ${theme}: ${wanted.length} pages\n`);
    }
  }
  return shot;
}

function contactSheet(files: readonly string[]): string {
  const figures = files.map(
    (file) =>
      `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${file}</figcaption></figure>`,
  );
  const style =
    "body{font:13px sans-serif}figure{display:inline-block;width:320px;margin:8px}img{width:100%;border:1px solid}";
  return `<!doctype html><meta charset="utf-8"><title>Svod</title><style>${style}</style>${figures.join("")}`;
}

rmSync(folder, { recursive: true, force: true });
const server = await startDemo();
try {
  const browser = await launchChromium();
  try {
    const files = await shootAll(server, browser);
    writeFileSync(path.join(folder, "index.html"), contactSheet(files));
    process.stdout.write(`${files.length} pictures in ${folder}/\n`);
  } finally {
    await browser.close();
  }
} finally {
  await server.stop();
}

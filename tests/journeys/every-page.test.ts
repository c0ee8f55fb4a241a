import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { eventually, openHouse, type Person, type Project, prove } from "./house.ts";
import { acceptTerms, publish } from "./door.ts";
import { doorPaths, projectPaths } from "./paths.ts";

const house = openHouse({ demo: prove ? "whole" : "short" });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A question at work, of a meeting that is written down when it is first asked for. */
async function questionPath({ id }: Project): Promise<string> {
  const read = () => house.manager<{ questions: { id: string }[] }>("GET", `/projects/${id}/clarifications`);
  if ((await read()).body.questions.length === 0) {
    const questions = [{ question: "Сколько линий у телефонии?", answer: "42 линии." }];
    const meeting = { title: "Установочная", heldOn: "2026-01-15", attendees: "", questions };
    await house.manager("POST", `/projects/${id}/meetings`, meeting);
  }
  return `/projects/${id}/questions/${(await read()).body.questions[0]!.id}`;
}

/** A change request that is being written, raised when it is first asked for. */
async function changePath({ id, sections }: Project): Promise<string> {
  const read = () => house.manager<{ changes: { number: number }[] }>("GET", `/projects/${id}/changes`);
  if ((await read()).body.changes.length === 0) {
    const block = sections.flatMap(({ blocks }) => blocks).find(({ state }) => state === "agreed")!;
    await house.manager("POST", `/projects/${id}/changes`, { title: "Отвечать быстрее", blocks: [block.id] });
  }
  return `/projects/${id}/changes/${(await read()).body.changes[0]!.number}`;
}

/** An interview before its start and one under way, with its minutes; planned when they are first asked for. */
async function interviewPaths({ id, sections }: Project): Promise<string[]> {
  const path = `/projects/${id}/interviews`;
  const read = () => house.manager<{ interviews: { id: string }[] }>("GET", path);
  if ((await read()).body.interviews.length === 0) {
    const plan = { role: "sales-head", blocks: [sections[2]!.blocks[2]!.id] };
    for (let times = 0; times < 2; times++) await house.manager("POST", path, plan);
    await house.manager("POST", `${path}/${(await read()).body.interviews[0]!.id}/start`);
  }
  const [held, planned] = (await read()).body.interviews.map((interview) => `${path}/${interview.id}`);
  return [planned!, held!, `${held}/protocol`];
}

/** A questionnaire before its first link, and one that is under way; made when they are first asked for. */
async function questionnairePaths({ id, sections }: Project): Promise<string[]> {
  const path = `/projects/${id}/questionnaires`;
  const read = () => house.manager<{ questionnaires: { id: string }[] }>("GET", path);
  if ((await read()).body.questionnaires.length === 0) {
    const about = { role: "sales-head", blocks: [sections[2]!.blocks[2]!.id], closesOn: "2099-12-31" };
    for (const title of ["Первая", "Вторая"]) await house.manager("POST", path, { title, ...about });
    const made = (await read()).body.questionnaires[0]!.id;
    const choice = { question: "Как часто?", kind: "one", options: ["Каждый день", "Реже"] };
    await house.manager("PUT", `${path}/${made}/questions`, { questions: [{ question: "Что мешает?" }, choice] });
    await house.manager("POST", `${path}/${made}/respondents`, { lines: "Ахметов Тимур, менеджер\nСедова Ольга" });
  }
  return (await read()).body.questionnaires.map((questionnaire) => `${path}/${questionnaire.id}`);
}

/** What respondents are sent: a questionnaire to answer, and the notes of an interview to confirm. */
async function respondentPaths(project: Project): Promise<string[]> {
  const post = async <T>(path: string, body?: unknown) => (await house.manager<T>("POST", path, body)).body;
  const asked = (await questionnairePaths(project)).at(0)!;
  const { links } = await post<{ links: { address: string }[] }>(`${asked}/respondents`, {
    lines: `Сафин ${randomUUID()}`,
  });
  const path = `/projects/${project.id}/interviews`;
  const plan = { role: "sales-head", blocks: [project.sections[2]!.blocks[2]!.id] };
  const { id } = await post<{ id: string }>(path, plan);
  await post(`${path}/${id}/start`);
  await post(`${path}/${id}/transcript`, { file: Buffer.from("Ольга: Да.").toString("base64") });
  await post(`${path}/${id}/finish`);
  const { address } = await post<{ address: string }>(`${path}/${id}/confirmation-link`);
  return [links[0]!.address, address].map((link) => new URL(link).pathname + new URL(link).search);
}

async function pathsOf(): Promise<string[]> {
  const project = await house.project();
  const member = project.members.find(({ role }) => role === "editor")!;
  const others = [
    "/projects",
    "/projects/new",
    "/sign-offs",
    "/inbox",
    "/inbox?by=project&kind=duty",
    "/profile",
    "/outbox",
    "/accounts",
    `/accounts/${member.accountId}`,
  ];
  return [
    await questionPath(project),
    await changePath(project),
    ...(await interviewPaths(project)),
    ...(await questionnairePaths(project)),
    ...projectPaths(project, member.id),
    ...others,
  ];
}

const doors = [
  "/sign-in",
  "/sign-in/code?email=a@b.example",
  "/sign-in/link?token=x",
  "/reset-password",
  "/expert-answer?token=x",
  "/interview-confirmation?token=x",
  "/questionnaire?token=x",
  "/unsubscribe?token=x",
];

interface Companies {
  companies: { id: string; people: { email: string }[] }[];
}

/** The contractor, before whom two publications lie: what he reads, and what changed. */
async function integrator(options: BrowserContextOptions = {}): Promise<{ person: Person; paths: string[] }> {
  const { id, sections } = await house.project();
  const person = await house.person("integrator-a", options);
  const { body } = await person.api<{ terms: unknown }>("GET", `/tender/${id}/door`);
  if (body.terms) {
    await publish(house.manager, id, "ТЗ на тендер");
    const title = { title: "Карточка ТЗ" };
    await house.manager("PATCH", `/projects/${id}/blocks/${sections[0]!.blocks[0]!.id}`, title);
    await publish(house.manager, id, "Уточнение 1");
    await acceptTerms(person.api, id);
    const { body: of } = await house.manager<Companies>("GET", `/projects/${id}/companies`);
    const own = of.companies.find(({ people }) => people.some(({ email }) => email.startsWith("integrator-a")));
    await house.manager("PUT", `/projects/${id}/companies/${own!.id}/contractor`);
  }
  return { person, paths: doorPaths(id, "клиент") };
}

/** All pages of the whole demonstration take their time, ms. */
const everyPageMs = 600_000;

/** How far a page can be scrolled sideways, px. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/**
 * What WCAG 2.2 AA forbids, and whatever else axe finds serious: rule, and where.
 * @param which only these rules, or all with the size of targets or without it: what the bar at the bottom of a phone covers
 *   just now looks small to axe, and is measured by `smallTargets`
 */
async function barriers(page: Page, which: string[] | { sizes: boolean }): Promise<string[]> {
  const results = await page.evaluate((which) => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const rules = Array.isArray(which) ? { runOnly: which } : { rules: { "target-size": { enabled: which.sizes } } };
    return axe.run({ resultTypes: ["violations"], ...rules });
  }, which);
  const isWrong = ({ impact, tags }: AxeResults["violations"][number]) =>
    impact === "serious" || impact === "critical" || tags.some((tag) => tag.startsWith("wcag"));
  const places = ({ nodes }: AxeResults["violations"][number]) =>
    nodes
      .map(({ target }) => target.join(" "))
      .slice(0, 3)
      .join(", ");
  return results.violations.filter(isWrong).map((violation) => `${violation.id}: ${places(violation)}`);
}

/** Looks for barriers in both themes. */
async function barriersInBothThemes(page: Page, sizes: boolean): Promise<string[]> {
  await page.evaluate(axe);
  const light = await barriers(page, { sizes });
  await page.emulateMedia({ colorScheme: "dark" });
  // What pulses for ever is not waited for.
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    return Promise.allSettled(ending.map(({ finished }) => finished));
  });
  // Only colours differ.
  const dark = await barriers(page, ["color-contrast"]);
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((barrier) => `dark: ${barrier}`)];
}

/** What a page would leave on paper that belongs to a screen, and whether something of it is cut off; A4 is 688 px wide inside. */
async function wrongOnPaper(page: Page): Promise<string[]> {
  const { width, height } = page.viewportSize()!;
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1000 });
  const left = await page.evaluate(() => {
    const ofTheScreen = ".topbar, .side, .rail, .mobbar, .toasts, .btn, [role=search]";
    const all = [...document.querySelectorAll(ofTheScreen)].filter((one) => one.checkVisibility());
    return [...new Set(all.map(({ className, tagName }) => `on paper: ${tagName.toLowerCase()}.${className}`))];
  });
  const excess = await sideways(page);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: "screen" });
  return excess > 0 ? [...left, `is cut off by ${excess} px on paper`] : left;
}

/** Which half of the pages a run looks at; with PROVE=1 it is all of them. */
const half = process.env.SEED ? Number(process.env.SEED) % 2 : Math.floor(Math.random() * 2);

/** Opens each page, or every second one, and, once its editors stand, looks at it. */
async function lookAround(
  { open, page }: Person,
  paths: string[],
  look: (path: string) => Promise<void>,
): Promise<void> {
  for (const path of prove ? paths : paths.filter((_, at) => at % 2 === half)) {
    await open(path);
    // A respondent's link shows a button first.
    const opening = page.locator("main button[name=intent][value=open]");
    if (!path.endsWith("token=x") && (await opening.count()) > 0) {
      await opening.click();
      await page.locator("main form button:is([value=send], [value=confirm])").waitFor();
    }
    if ((await page.locator(".block-text[data-edits]").count()) > 0)
      await page.locator(".ProseMirror").first().waitFor();
    await look(path);
  }
}

/** What can be pressed and is less than 44 px high or wide to a finger; what stands in the texts is not asked. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small: string[] = [];
    for (const target of document.querySelectorAll<HTMLElement>("a, button, select, summary, .opt label, .seg label")) {
      if (target.closest(".doc-text, .ProseMirror, .vh, .skip, [hidden]") || !target.checkVisibility()) continue;
      if (target.matches(".vh")) continue;
      target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const { left, right, top, bottom } = target.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const reaches = ([dx, dy]: number[]) => {
        const [at, on] = [x + dx!, y + dy!];
        const outside = at < 0 || on < 0 || at >= innerWidth || on >= innerHeight;
        return outside || document.elementsFromPoint(at, on).includes(target);
      };
      const reached = [
        [0, 0],
        [0, -21],
        [0, 21],
        [-21, 0],
        [21, 0],
      ].every(reaches);
      if (!reached)
        small.push(`${target.className} «${(target.getAttribute("aria-label") ?? target.innerText).trim()}»`);
    }
    return small;
  });
}

beforeAll(() => void process.stdout.write(prove ? "every page\n" : `every second page, seed ${half}\n`));

it(
  "On a phone nothing has to be scrolled sideways, be it 390 or 320 px wide, what can be pressed is at least 44 px large to a finger, and nobody meets a barrier in either theme",
  async () => {
    const wrong: Record<string, string[]> = {};
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
    const measure = (page: Page) => async (path: string) => {
      const found = new Set<string>();
      for (const width of [320, 390]) {
        await page.setViewportSize({ width, height: 844 });
        const excess = await sideways(page);
        if (excess !== 0) found.add(`scrolls by ${excess} px at ${width}`);
      }
      for (const target of await smallTargets(page)) found.add(target);
      for (const barrier of await barriersInBothThemes(page, false)) found.add(barrier);
      if (found.size > 0) wrong[path] = [...found];
    };
    const manager = await house.person("manager", phone);
    await lookAround(manager, await pathsOf(), measure(manager.page));
    const reader = await integrator(phone);
    await lookAround(reader.person, reader.paths, measure(reader.person.page));
    const other = await house.person("integrator-b", phone);
    await lookAround(other, [`/tender/${(await house.project()).id}/terms`], measure(other.page));
    const stranger = await house.stranger(phone);
    await lookAround(stranger, [...doors, ...(await respondentPaths(await house.project()))], measure(stranger.page));
    expect(wrong).toEqual({});
  },
  everyPageMs,
);

it(
  "Nobody meets a barrier on any page 1440 px wide, in the light theme or in the dark one, and on paper it is what it says",
  async () => {
    const found: Record<string, string[]> = {};
    const wide = { viewport: { width: 1440, height: 900 } };
    const examine = (page: Page) => async (path: string) => {
      const wrong = [...(await barriersInBothThemes(page, true)), ...(await wrongOnPaper(page))];
      if (wrong.length > 0) found[path] = wrong;
    };
    const manager = await house.person("manager", wide);
    await lookAround(manager, await pathsOf(), examine(manager.page));
    const reader = await integrator(wide);
    await lookAround(reader.person, reader.paths, examine(reader.person.page));
    const other = await house.person("integrator-b", wide);
    await lookAround(other, [`/tender/${(await house.project()).id}/terms`], examine(other.page));
    const stranger = await house.stranger(wide);
    await lookAround(stranger, [...doors, ...(await respondentPaths(await house.project()))], examine(stranger.page));
    expect(found).toEqual({});
  },
  everyPageMs,
);

it("Nobody meets a barrier in what opens over a page: the palette, the keys, finding and replacing", async () => {
  const project = await house.project();
  const { page, open } = await house.person("manager");
  const overlays = {
    "Control+k": page.getByRole("listbox").filter({ has: page.getByRole("option") }),
    "?": page.getByRole("dialog", { name: "Клавиши" }),
    "Control+h": page.getByRole("search", { name: "Найти и заменить" }),
  };
  const found: Record<string, string[]> = {};
  for (const [keys, overlay] of Object.entries(overlays)) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(`/projects/${project.id}`);
    await page.locator(".ProseMirror").first().waitFor();
    await eventually(async () => {
      if ((await overlay.count()) === 0) await page.keyboard.press(keys);
      expect(await overlay.first().isVisible()).toBe(true);
    });
    if (keys === "Control+h") {
      await overlay.getByLabel("Найти", { exact: true }).fill("клиент");
      await overlay.locator(".find-blocks > li").first().waitFor();
    }
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const barriers = await barriersInBothThemes(page, width === 1440);
      if (barriers.length > 0) found[`${keys}, ${width} px`] = barriers;
    }
  }
  expect(found).toEqual({});
});

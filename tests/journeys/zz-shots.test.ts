import { it } from "vitest";
import { openHouse } from "./house.ts";
import AxeBuilder from "axe-core";
const house = openHouse({ demo: "whole" });
it("shots", async () => {
  house.forgive(/./);
  const project = await house.project();
  for (const [w, h, theme] of [[1440,900,"light"],[390,844,"light"],[1440,900,"dark"],[390,844,"dark"]] as const) {
    const p = await house.person("manager", { viewport: { width: w, height: h }, colorScheme: theme });
    const { page } = p;
    await p.open(`/projects/${project.id}/my-blocks`);
    await page.screenshot({ path: `/tmp/shotsS/bar-${w}-${theme}.png` });
    await page.getByRole("link", { name: "Найти или выполнить" }).click();
    await page.locator("[role=option]").nth(5).waitFor();
    await page.screenshot({ path: `/tmp/shotsS/pal-${w}-${theme}.png` });
    await page.locator(".pal-in input").fill("отпр");
    await page.getByRole("option", { name: /Все результаты/ }).waitFor();
    await page.screenshot({ path: `/tmp/shotsS/pal-q-${w}-${theme}.png` });
    await page.addScriptTag({ content: AxeBuilder.source }).catch(async () => page.evaluate(AxeBuilder.source));
    const r = await page.evaluate(async () => (await (window as any).axe.run(document, { runOnly: ["wcag2a","wcag2aa","wcag21aa","wcag22aa"] })).violations.map((v: any) => [v.id, v.nodes.map((n: any) => n.html.slice(0, 150)).slice(0, 3)]));
    console.log(w, theme, JSON.stringify(r));
    await page.locator(".pal-in input").fill("щщщ");
    await page.getByText("ничего не нашлось").waitFor();
    await page.screenshot({ path: `/tmp/shotsS/pal-none-${w}-${theme}.png` });
    await p.open(`/projects/${project.id}/search?q=клиенты`);
    await page.screenshot({ path: `/tmp/shotsS/page-${w}-${theme}.png`, fullPage: true });
    const r2 = await page.evaluate(AxeBuilder.source).then(() => page.evaluate(async () => (await (window as any).axe.run(document, { runOnly: ["wcag2a","wcag2aa","wcag21aa","wcag22aa"] })).violations.map((v: any) => [v.id, v.nodes.map((n: any) => n.html.slice(0, 150)).slice(0, 3)])));
    console.log("page", w, theme, JSON.stringify(r2));
  }
}, 200000);

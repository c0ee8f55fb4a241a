import { expect, it } from "vitest";
import { publish } from "./door.ts";
import { openHouse } from "./house.ts";

const house = openHouse();

it("Without JavaScript an integrator accepts the terms, reads and searches", async () => {
  const project = await house.project();
  const invited = await house.manager<{ invitations: { link: string }[] }>(
    "POST",
    `/projects/${project.id}/companies`,
    {
      ...{
        name: "ООО «Без скриптов»",
        people: [{ email: "plain@plain.example", name: "Прохор Тихий" }],
        delivery: "link",
      },
    },
  );
  const reader = await house.stranger({ javaScriptEnabled: false });
  await reader.open(invited.body.invitations[0]!.link);
  await reader.page.getByRole("button", { name: "Принять приглашение" }).click();
  await reader.page.getByLabel("Принимаю условия от имени компании ООО «Без скриптов»").check();
  await reader.page.getByRole("button", { name: "Принять и открыть ТЗ" }).click();
  await reader.page.getByRole("navigation", { name: "Тендер" }).waitFor();
  await publish(house.manager, project.id, "ТЗ без скриптов");
  await reader.open(`/tender/${project.id}?q=%D1%86%D0%B5%D0%BB%D1%8C`);
  await reader.page.getByRole("heading", { name: /«цель»/ }).waitFor();
  expect(await reader.page.locator(".door-block .doc-text").count()).toBeGreaterThan(3);
});

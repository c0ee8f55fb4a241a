import { expect, it } from "vitest";
import { acceptTerms, publish } from "./door.ts";
import { openHouse } from "./house.ts";

const house = openHouse();

it("What is published between an integrator's page and its line is told when the line comes", async () => {
  const { id } = await house.project();
  const { page, open, api } = await house.person("integrator-a");
  await acceptTerms(api, id);
  let release = () => {};
  let isAsked = false;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.routeWebSocket(/\/live\//, async (socket) => {
    isAsked = true;
    await released;
    socket.connectToServer();
  });
  await open(`/tender/${id}`);
  await expect.poll(() => isAsked).toBe(true);
  await publish(house.manager, id, "ТЗ на тендер");
  release();
  await page.getByText("Опубликовано новое.").waitFor();
});

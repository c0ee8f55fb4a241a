/** A table wider than its place says so, in reading and in writing, and only then. */
import { expect, it } from "vitest";
import { blockOn, openBlock } from "./document.ts";
import { eventually, openHouse } from "./house.ts";

const house = openHouse();

it("The funnel says that it goes on to the right exactly while it does", async () => {
  const project = await house.project();
  const funnel = project.sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "sales-funnel")!;
  for (const account of ["observer", "editor1"]) {
    const person = await house.person(account);
    const { page } = person;
    if (account === "observer") await person.open(`/projects/${project.id}?block=${funnel.id}#block-${funnel.id}`);
    else await openBlock(person, project, funnel.id);
    const form = blockOn(page, funnel.id).locator(".form.wide").first();
    await form.waitFor();
    for (const [width, goesOn] of [
      [1440, true],
      [2560, false],
      [390, false],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      const seen = () =>
        form.evaluate((element) => {
          element.scrollIntoView();
          const { scrollWidth, clientWidth } = element.querySelector(".form-scroll")!;
          const hint = getComputedStyle(element.querySelector(".form-t")!, "::after");
          // A pixel is the rounding of its borders.
          const goesOn = scrollWidth > clientWidth + 1;
          return { there: clientWidth > 0, goesOn, said: hint.content !== "none" && parseFloat(hint.width) > 0 };
        });
      // What is out of sight is not laid out until it comes.
      const expected = { there: true, goesOn, said: goesOn };
      await eventually(async () => expect(await seen(), `${account} at ${width}`).toEqual(expected));
    }
  }
});

it("On a phone each row of the funnel carries its own number, for those who read and those who write", async () => {
  const project = await house.project();
  const funnel = project.sections.flatMap(({ blocks }) => blocks).find(({ key }) => key === "sales-funnel")!;
  for (const account of ["observer", "editor1"]) {
    const person = await house.person(account, { viewport: { width: 390, height: 844 } });
    if (account === "observer") await person.open(`/projects/${project.id}?block=${funnel.id}#block-${funnel.id}`);
    else await openBlock(person, project, funnel.id);
    const rows = blockOn(person.page, funnel.id).locator(".form-table .form-row");
    await rows.first().waitFor();
    const strays = await rows.evaluateAll(
      (all) =>
        all.filter((row) => {
          const [around, number] = [row, row.querySelector(".rn")!].map((element) => element.getBoundingClientRect());
          return number!.top < around!.top || number!.bottom > around!.bottom;
        }).length,
    );
    expect(strays, account).toBe(0);
  }
});

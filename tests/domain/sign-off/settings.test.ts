import { describe, expect, it } from "vitest";
import { configureSignOff, readSignOffTerms, type SignOffChoice } from "../../../server/domain/sign-off/settings.ts";
import { everything, project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();

const choice: SignOffChoice = {
  confirmations: ["code"],
  deadlineDays: 3,
  defaultConsentDays: 7,
  escalationDays: 1,
};

describe("how a project signs", () => {
  it("is the usual until somebody sets it: password or code, five days, silence is no consent, the owner after two", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    expect(await readSignOffTerms(ground, manager, id)).toEqual({
      confirmations: ["password", "code"],
      deadlineDays: 5,
      defaultConsentDays: null,
      escalationDays: 2,
    });
  });

  it("is what was set last, in this project alone", async () => {
    const ground = await open();
    const { id, manager } = await project(ground);
    const other = await project(ground);
    await configureSignOff(ground, manager, id, choice);
    expect(await readSignOffTerms(ground, manager, id)).toEqual(choice);
    const last = { ...choice, confirmations: ["code", "password", "code"], defaultConsentDays: null };
    await configureSignOff(ground, manager, id, last);
    expect(await readSignOffTerms(ground, manager, id)).toEqual({ ...last, confirmations: ["password", "code"] });
    expect(await readSignOffTerms(ground, other.manager, other.id)).toMatchObject({ deadlineDays: 5 });
  });

  it("is read by the whole inside, and is nothing to integrators and contractors (R6)", async () => {
    const ground = await open();
    const { id, join } = await project(ground);
    expect(await readSignOffTerms(ground, await join("observer"), id)).toMatchObject({ deadlineDays: 5 });
    for (const role of ["integrator", "contractor"] as const)
      expect(await refusalOf(readSignOffTerms(ground, await join(role), id))).toEqual({ code: "not-found" });
  });

  it.each([
    [{ confirmations: [] }, "no-confirmation-left", "confirmations"],
    [{ confirmations: ["fax"] }, "invalid", "confirmations"],
    [{ confirmations: ["password", "oath"] }, "invalid", "confirmations"],
    [{ deadlineDays: 0 }, "bad-days", "deadlineDays"],
    [{ deadlineDays: 2.5 }, "bad-days", "deadlineDays"],
    [{ deadlineDays: NaN }, "bad-days", "deadlineDays"],
    [{ escalationDays: 91 }, "bad-days", "escalationDays"],
    [{ defaultConsentDays: -1 }, "bad-days", "defaultConsentDays"],
  ])("refuses %o and then changes nothing (R11)", async (wrong, code, field) => {
    const ground = await open();
    const { id, manager } = await project(ground);
    const before = await everything(ground);
    ground.heard.length = 0;
    expect(await refusalOf(configureSignOff(ground, manager, id, { ...choice, ...wrong }))).toEqual({ code, field });
    expect(await everything(ground)).toEqual(before);
    expect(ground.heard).toEqual([]);
  });
});

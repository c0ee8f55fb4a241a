/** [R12] A respondent's name that somebody typed into the notes: told, taken out, and kept by no revision meanwhile. */
import { describe, expect, it } from "vitest";
import { findTextAccess } from "../../../server/domain/document/text-access.ts";
import { issueConfirmationLink } from "../../../server/domain/interviews/confirmation.ts";
import { linesNaming, takeNameOut, withoutNames } from "../../../server/domain/interviews/naming.ts";
import { namelessHtml, readInterview } from "../../../server/domain/interviews/register.ts";
import { held, question, respondentName } from "../../helpers/interviews.ts";
import { project, projectGrounds, refusalOf } from "../../helpers/projects.ts";

const open = projectGrounds();
const [surname, first] = respondentName.split(" ") as [string, string];
const parts = respondentName.split(" ");

async function setUp() {
  const ground = await open();
  const made = await project(ground);
  const talk = await held(ground, made, [`${surname} Т. Р. звонит на склад.`, "Остаток утренний.", `Решает ${first}.`]);
  return { ground, made, manager: made.manager, id: made.id, ...talk };
}

describe("a name in the notes", () => {
  it("is taken out of every line as its author's edit; what else stands there stays", async () => {
    const { ground, manager, id, interview, textId } = await setUp();
    expect((await readInterview(ground, manager, id, interview.id)).naming).toBe(2);
    expect(await takeNameOut(ground, manager, id, interview.id)).toBe(2);
    const { naming, answers } = await readInterview(ground, manager, id, interview.id);
    expect(naming).toBe(0);
    expect(answers[0]!.lines.map(({ text }) => text)).toEqual([
      "Респондент Т. Р. звонит на склад.",
      "Остаток утренний.",
      "Решает Респондент.",
    ]);
    const { doc } = await ground.texts.read(textId);
    for (const part of parts) expect(JSON.stringify(doc)).not.toContain(part);
    expect(await takeNameOut(ground, manager, id, interview.id)).toBe(0);
  });

  it("keeps no revision from being taken unseen: a link for the respondent waits until the name is out", async () => {
    const { ground, manager, id, interview } = await setUp();
    const sending = () => issueConfirmationLink(ground, manager, id, interview.id, "http://svod.test");
    expect(await refusalOf(sending())).toEqual({ code: "notes-name-respondent" });
    await takeNameOut(ground, manager, id, interview.id);
    await sending();
    const revisions = await ground.facts.selectFrom("revisions").select("bytes").execute();
    const kept = revisions.map(({ bytes }) => bytes.toString("utf8")).join("");
    for (const part of parts) expect(kept).not.toContain(part);
  });

  it("is not read by those who do not hold interviews: they get a copy without it, and no live text", async () => {
    const { ground, made, manager, id, interview, textId } = await setUp();
    const observer = await made.join("observer");
    expect(await findTextAccess(ground, manager.accountId, textId)).toMatchObject({ mayWrite: true });
    expect(await findTextAccess(ground, observer.accountId, textId)).toBeUndefined();
    const ready = (await ground.texts.html([textId], "ru")).get(textId)!.html;
    expect(ready).toContain(surname);
    const shown = await namelessHtml(ground, id, interview.id, ready);
    expect(shown).toContain("[руководитель продаж] Т. Р. звонит на склад.");
    for (const part of parts) expect(shown).not.toContain(part);
  });

  it("half of which is bold is found and taken out all the same, beside a break that stays", () => {
    const doc = {
      type: "doc",
      content: [
        question("Кто решает?"),
        {
          type: "paragraph",
          content: [
            { type: "text", text: surname.slice(0, 3), marks: [{ type: "bold" }] },
            { type: "text", text: `${surname.slice(3)} решает` },
            { type: "hardBreak" },
            { type: "text", text: "сам", marks: [{ type: "italic" }] },
          ],
        },
      ],
    };
    expect(linesNaming(doc, respondentName)).toBe(1);
    expect(withoutNames(doc, respondentName, "ru").content![1]!.content).toEqual([
      { type: "text", text: "Респондент решает" },
      { type: "hardBreak" },
      { type: "text", text: "сам" },
    ]);
  });
});

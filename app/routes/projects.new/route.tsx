/** A new project: three answers, and the document gathers beside them. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { depths, projectKinds } from "../../../content/templates/format.ts";
import { createProject } from "../../../server/domain/projects/project-seeding.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { zoneOptions } from "../../project/time-zones.ts";
import { depthNotes, depthWords, kindNotes, kindWords } from "../../project/words.ts";
import { formAction, pageData } from "../../request.ts";
import { Topbar } from "../../topbar.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { FormError } from "../../ui/note.tsx";
import { RadioCards } from "../../ui/radio-cards.tsx";
import { OwnGoal, ProjectNames } from "./naming.tsx";
import { contentsOf, seedings } from "./preview-data.server.ts";
import { choiceKey, Preview } from "./preview.tsx";
import { Step } from "./step.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "wizard.title" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.new", args, ({ ground, account, context }) => {
    if (account.mayCreateProjects === 0 && account.isAdmin === 0) throw new Refusal("may-not-create-projects");
    const template = ground.templates.get("crm");
    if (!template) throw new Refusal("unknown-template");
    return {
      template: { key: template.key, title: template.title, summary: template.summary },
      goals: template.goals,
      contents: contentsOf(template),
      seedings: seedings(template),
      kinds: projectKinds,
      depths,
      zones: zoneOptions(context.language, ground.clock.now()),
    };
  });
}

const fields = ["name", "company", "kind", "goal", "ownGoal", "template", "depth", "language", "timeZone"] as const;
type Answers = Record<(typeof fields)[number], string>;

export function action(args: ActionFunctionArgs) {
  return formAction("projects.new", args, async (posted, { ground, actor }) => {
    const answers = Object.fromEntries(fields.map((field) => [field, posted.get(field)])) as Answers;
    const projectId = await createProject(ground, actor, answers);
    return redirect(`/projects/${projectId}/members?new`);
  });
}

export default function NewProject() {
  const t = useT();
  const data = useLoaderData<typeof loader>();
  const failure = failureOf(useActionData<typeof action>());
  const kept = failure?.values;
  const [kind, setKind] = useState(kept?.kind ?? "improve");
  const [goal, setGoal] = useState(kept?.goal ?? "transparency");
  const [depth, setDepth] = useState(kept?.depth ?? "short");
  return (
    <>
      <Topbar />
      <Form method="post" className="np">
        <main className="np-f" id="main">
          <h1 className="h1">{t("wizard.title")}</h1>
          <p>{t("wizard.lead")}</p>
          <FormError failure={failure} fields={["company", "name", "ownGoal", "timeZone"]} />
          <ProjectNames zones={data.zones} failure={failure} />
          <Step number={1} title={t("wizard.kind")}>
            <RadioCards
              name="kind"
              defaultValue={kind}
              onChoose={setKind}
              cards={data.kinds.map((value) => ({ value, title: t(kindWords[value]), note: t(kindNotes[value]) }))}
            />
          </Step>
          <Step number={2} title={t("wizard.goal")} hint={t("wizard.goalHint")}>
            <RadioCards
              two
              name="goal"
              defaultValue={goal}
              onChoose={setGoal}
              cards={data.goals.map(({ key, title, note }) => ({ value: key, title, note }))}
            />
            <OwnGoal failure={failure} />
          </Step>
          <Step number={3} title={t("wizard.depth")} hint={data.template.summary}>
            <input type="hidden" name="template" value={data.template.key} />
            <RadioCards
              two
              name="depth"
              defaultValue={depth}
              onChoose={setDepth}
              cards={data.depths.map((value) => ({ value, title: t(depthWords[value]), note: t(depthNotes[value]) }))}
            />
          </Step>
          <div className="row wrap step">
            <SubmitButton look="primary" size="large" busy={t("wizard.busy")}>
              {t("wizard.create")}
            </SubmitButton>
            <span className="small muted grow">{t("wizard.next")}</span>
          </div>
        </main>
        <Preview contents={data.contents} seeding={data.seedings[choiceKey({ kind, goal, depth })] ?? ""} />
      </Form>
    </>
  );
}

/** One member: role, position, department, company; taking him out with a successor for his blocks. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { listMembers } from "../../../server/domain/members/member-list.ts";
import { changeMember, removeMember } from "../../../server/domain/members/members.ts";
import { may } from "../../../server/domain/people.ts";
import { getProject } from "../../../server/domain/projects/projects.ts";
import { Refusal } from "../../../server/domain/refusal.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import type { PageHandle } from "../../page-handle.ts";
import { RoleSelect } from "../../project/role-select.tsx";
import { byIntent, formAction, pageData } from "../../request.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, type FormFailure } from "../../ui/field.tsx";
import { FormError } from "../../ui/note.tsx";
import { Page, Section } from "../../ui/page.tsx";

export { TroubleInside as ErrorBoundary } from "../../trouble.tsx";

export { answeringOffline as clientAction } from "../../offline.ts";

export const handle: PageHandle = { title: "nav.members" };

export function loader(args: LoaderFunctionArgs) {
  return pageData("projects.$projectId.members_.$memberId", args, async ({ ground, actor, projectId, params }) => {
    const members = await listMembers(ground, actor, projectId);
    const member = members.find(({ id }) => id === params.memberId);
    if (!member) throw new Refusal("not-found");
    const { sections } = await getProject(ground, actor, projectId);
    const blocks = sections.flatMap((section) => section.blocks).filter((block) => block.responsibleId === member.id);
    const others = members.filter(({ id, role }) => id !== member.id && may(role, "block.hold"));
    return {
      member,
      blocks: blocks.length,
      candidates: others.map(({ id, name, position }) => ({ id, name, position })),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return formAction(
    "projects.$projectId.members_.$memberId",
    args,
    async (posted, { ground, actor, projectId, params }) => {
      const memberId = params.memberId ?? "";
      const successorId = posted.get("successor") || undefined;
      const { role, position, department, company } = Object.fromEntries(
        ["role", "position", "department", "company"].map((field) => [field, posted.get(field)]),
      );
      await byIntent(posted, {
        change: () =>
          changeMember(ground, actor, projectId, memberId, {
            role: role ?? "",
            position,
            department,
            company,
            successorId,
          }),
        remove: () => removeMember(ground, actor, projectId, memberId, successorId),
      });
      return redirect(`/projects/${projectId}/members`);
    },
  );
}

export default function MemberPage() {
  const t = useT();
  const { member, blocks, candidates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const changing = failureOf(answer, "change");
  const successor = (failure: FormFailure | undefined) => (
    <Select
      name="successor"
      label={t("successor.title")}
      hint={t("successor.blocks", { count: blocks })}
      options={[
        { value: "", label: t("successor.choose") },
        ...candidates.map(({ id, name, position }) => ({
          value: id,
          label: [name, position].filter(Boolean).join(", "),
        })),
      ]}
      failure={failure}
    />
  );
  return (
    <Page
      narrow
      title={member.name}
      lead={member.email}
      actions={
        <Link className="link" to="../members">
          {t("nav.members")}
        </Link>
      }
    >
      <FormError failure={failureOf(answer)} fields={["role", "position", "department", "company", "successor"]} />
      <Form method="post">
        <div className="f-row">
          <RoleSelect defaultValue={member.role} failure={changing} />
          <Field
            name="position"
            label={t("person.position")}
            hint={t("members.positionHint")}
            defaultValue={member.position}
            failure={changing}
          />
          <Field name="department" label={t("person.department")} defaultValue={member.department} failure={changing} />
          <Field name="company" label={t("person.company")} defaultValue={member.company} failure={changing} />
        </div>
        {changing?.error.field === "successor" && successor(changing)}
        <SubmitButton intent="change" look="primary" busy={t("form.saving")}>
          {t("form.save")}
        </SubmitButton>
      </Form>
      <Section title={t("members.remove")} lead={t("members.removeLead")}>
        <Form method="post">
          {blocks > 0 && successor(failureOf(answer, "remove"))}
          <SubmitButton intent="remove">{t("members.removeDo")}</SubmitButton>
        </Form>
      </Section>
    </Page>
  );
}

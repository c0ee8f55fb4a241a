/** The open details of a block or a section: its approvers with turn, substitute and «за кого», and naming one more. */
import { Form, Link } from "@remix-run/react";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useEffect, useRef, type ReactNode } from "react";
import type {
  ApproverMatrix,
  MatrixBlock,
  MatrixSection,
  NamedApprover,
} from "../../../server/domain/sign-off/approver-matrix.ts";
import { failureOf } from "../../form-answer.ts";
import { useT } from "../../i18n/speech.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import { LinkButton, SubmitButton } from "../../ui/button.tsx";
import type { FormFailure } from "../../ui/field.tsx";
import { FormError, Note } from "../../ui/note.tsx";
import { ApproverFields, approverFields } from "./approver-fields.tsx";
import type { PlaceKey } from "./cells.ts";
import { openerId } from "./matrix-table.tsx";

interface DetailsProps {
  section: MatrixSection;
  /** Absent when the details are those of the section. */
  block?: MatrixBlock;
  matrix: ApproverMatrix;
  answer: unknown;
  leads: boolean;
  columns: number;
}

/** Takes the focus in and gives it back. */
function useFocus(placeId: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => document.getElementById(openerId(placeId))?.focus();
  }, [placeId]);
  return heading;
}

export function PlaceDetails({ section, block, matrix, answer, leads, columns }: DetailsProps) {
  const t = useT();
  const { id, named, title } = block ?? section;
  const heading = useFocus(id);
  const place: PlaceKey = block ? `block:${id}` : `section:${id}`;
  const addFailure = failureOf(answer, "name");
  return (
    <tr className="mx-details" id="open">
      <td colSpan={columns}>
        <div className="mx-panel">
          <div className="row between">
            <h2 className="h3" ref={heading} tabIndex={-1}>
              {t(block ? "approvers.ofBlock" : "approvers.ofSection", { title })}
            </h2>
            <LinkButton look="ghost" size="small" to="." preventScrollReset>
              {t("approvers.close")}
            </LinkButton>
          </div>
          {block ? (
            <AboutBlock {...{ block, section, matrix }} />
          ) : (
            <p className="muted">{t("approvers.sectionLead")}</p>
          )}
          {named.length === 0 && <p className="muted">{t("approvers.nobodyNamed")}</p>}
          {named.length > 1 && <p className="hint">{t("approvers.stepHint")}</p>}
          <ul className="mx-list">
            {named.map((one) => (
              <li key={`${one.id} ${one.memberId}`}>
                <Naming {...{ named: one, matrix, answer, leads }} />
              </li>
            ))}
          </ul>
          {leads && (
            <Form
              method="post"
              preventScrollReset
              key={named.map((one) => one.id).join()}
              aria-label={t("approvers.addTitle")}
            >
              <h3 className="lab">{t("approvers.addTitle")}</h3>
              <input type="hidden" name="place" value={place} />
              <FormError failure={addFailure} fields={approverFields} />
              <ApproverFields people={matrix.people} failure={addFailure} />
              <SubmitButton intent="name" look="primary" size="small" busy={t("form.saving")}>
                {t("approvers.add")}
              </SubmitButton>
            </Form>
          )}
        </div>
      </td>
    </tr>
  );
}

/** What the naming does not change: a round that runs, those of the section. */
function AboutBlock({
  block,
  section,
  matrix,
}: {
  block: MatrixBlock;
  section: MatrixSection;
  matrix: ApproverMatrix;
}) {
  const t = useT();
  const names = new Map(matrix.people.map(({ id, name }) => [id, name]));
  const around = section.named.map(({ memberId }) => names.get(memberId ?? "")).filter((name) => name !== undefined);
  return (
    <>
      {block.state !== "draft" && (
        <div className="f">
          <Note tone="acc">
            {block.state === "review"
              ? t("approvers.running", { number: block.round?.number ?? 1 })
              : t("approvers.locked")}
          </Note>
        </div>
      )}
      {around.length > 0 && (
        <p className="muted">
          {t("approvers.around", { people: around.join(", ") })}{" "}
          <Link className="link" to={{ search: `?open=${section.id}`, hash: "#open" }} preventScrollReset>
            {t("approvers.toSection")}
          </Link>
        </p>
      )}
    </>
  );
}

interface NamingProps {
  named: NamedApprover;
  matrix: ApproverMatrix;
  answer: unknown;
  leads: boolean;
}

/** The failure of this naming's form alone. */
function failureOfNaming(answer: unknown, id: string): FormFailure | undefined {
  const failure = failureOf(answer, "change") ?? failureOf(answer, "remove");
  return failure?.values.approver === id ? failure : undefined;
}

function Naming({ named, matrix, answer, leads }: NamingProps) {
  const t = useT();
  const { id, role, memberId } = named;
  const failure = failureOfNaming(answer, id);
  const person = matrix.people.find((one) => one.id === memberId);
  const who = person?.name ?? t("approvers.nobody");
  const heading = (
    <p className="row wrap">
      {person ? <b>{who}</b> : <StatusMark icon={TriangleAlert} word={who} tone="rem" />}
      {role !== "" && <span className="muted">{matrix.roleTitles[role] ?? role}</span>}
    </p>
  );
  if (!leads) return <Told {...{ named, matrix, heading }} />;
  return (
    <Form method="post" preventScrollReset aria-label={t("approvers.changing", { person: who })}>
      {heading}
      <input type="hidden" name="approver" value={id} />
      <FormError failure={failure} fields={approverFields} />
      <ApproverFields people={matrix.people} named={named} failure={failure} />
      <div className="row wrap">
        <SubmitButton intent="change" size="small" busy={t("form.saving")}>
          {t("form.save")}
          <span className="vh"> {who}</span>
        </SubmitButton>
        <SubmitButton intent="remove" look="ghost" size="small">
          {t("approvers.remove")}
          <span className="vh"> {who}</span>
        </SubmitButton>
      </div>
    </Form>
  );
}

/** A naming for those who do not change it. */
function Told({ named, matrix, heading }: { named: NamedApprover; matrix: ApproverMatrix; heading: ReactNode }) {
  const t = useT();
  const substitute = matrix.people.find(({ id }) => id === named.substituteId);
  const facts = [
    t(named.mandatory ? "approver.mandatory" : "approver.advisory"),
    t("approvers.inTurn", { step: named.step }),
    substitute && `${t("approvers.substitute")}: ${substitute.name}`,
    named.behalf && `${t("approvers.behalf")}: ${named.behalf}`,
  ];
  return (
    <>
      {heading}
      <p className="muted">{facts.filter(Boolean).join(" · ")}</p>
    </>
  );
}

/** What is rarer: joining a question with another one, and asking an outside expert by a personal link. */
import { Form, Link } from "@remix-run/react";
import LinkIcon from "lucide-react/icons/link";
import type { SimpleKey } from "../../i18n/messages.ts";
import { useT } from "../../i18n/speech.tsx";
import { useProject } from "../../project/use-project.ts";
import { registerCode } from "../../questions/words.ts";
import { SubmitButton } from "../../ui/button.tsx";
import { Field, Select, type FormFailure } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { LinkRow } from "./queries.ts";
import type { QuestionData } from "./route.tsx";

interface Props {
  data: QuestionData;
  failure: FormFailure | undefined;
}

/** Questions that may ask the same. */
export function Similar({ data: { similar } }: Pick<Props, "data">) {
  const t = useT();
  const { id } = useProject();
  if (similar.length === 0) return null;
  return (
    <ul className="qs-similar">
      {similar.map((other) => (
        <li className="note" key={other.id}>
          <Icon of={LinkIcon} />
          <div>
            {t("questions.similar")}{" "}
            <Link className="code written" to={`/projects/${id}/questions/${other.id}`}>
              {registerCode(other.number)}
            </Link>{" "}
            <span className="written">{other.words}</span>
            <Form method="post">
              <input type="hidden" name="into" value={other.id} />
              <SubmitButton intent="merged" look="link">
                {t("questions.mergeInto")}
              </SubmitButton>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function MergeForm({ data: { others }, failure }: Props) {
  const t = useT();
  const options = others.map(({ id, number, words }) => ({ value: id, label: `${registerCode(number)} ${words}` }));
  return (
    <details className="qs-more" open={failure !== undefined}>
      <summary>{t("questions.merge")}</summary>
      <Form method="post" preventScrollReset className="written">
        <Select
          name="into"
          label={t("questions.mergeChoose")}
          hint={t("questions.mergeHint")}
          options={options}
          failure={failure}
        />
        <SubmitButton intent="merged">{t("questions.mergeDo")}</SubmitButton>
      </Form>
    </details>
  );
}

export function OutsideExpert({ data: { links }, failure, open }: Props & { open: boolean }) {
  const t = useT();
  return (
    <details className="qs-more" open={failure !== undefined || links.length > 0}>
      <summary>{t("questions.outside")}</summary>
      {links.length > 0 && (
        <ul className="qs-links">
          {links.map((link) => (
            <SentLink key={link.id} link={link} />
          ))}
        </ul>
      )}
      {open && (
        <Form method="post" preventScrollReset>
          <p className="hint">{t("questions.outsideLead")}</p>
          <div className="f-row">
            <Field name="personName" label={t("questions.outsideName")} maxLength={120} failure={failure} />
            <Field name="email" label={t("person.email")} type="email" failure={failure} />
          </div>
          <SubmitButton intent="issued">{t("questions.outsideSend")}</SubmitButton>
        </Form>
      )}
    </details>
  );
}

const linkWords = {
  answered: "questions.link.answered",
  revoked: "questions.link.revoked",
  lapsed: "questions.link.lapsed",
} as const satisfies Record<Exclude<LinkRow["standing"], "waiting">, SimpleKey>;

function SentLink({ link: { id, name, email, standing, until } }: { link: LinkRow }) {
  const t = useT();
  return (
    <li>
      <span>
        <span className="written">{name}</span>, {email}:{" "}
        {standing === "waiting" ? t("questions.link.waiting", { until }) : t(linkWords[standing])}
      </span>
      {standing === "waiting" && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="link" value={id} />
          <SubmitButton intent="revoked" look="link">
            {t("questions.outsideRevoke")}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

/** All the questions of a block: which of them its text answers already, and the way to each. */
import { Link } from "@remix-run/react";
import Circle from "lucide-react/icons/circle";
import CircleCheck from "lucide-react/icons/circle-check";
import { useT } from "../../i18n/speech.tsx";
import { Actions, LinkButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useQuestion } from "./asking.ts";
import type { AnswersPage } from "./queries.ts";

type Steps = AnswersPage["steps"];

export function Summary({ steps, back, open }: { steps: Steps; back: string; open: boolean }) {
  const t = useT();
  const answered = steps.filter((step) => step.answered).length;
  const next = steps.find((step) => !step.answered);
  return (
    <div className="ans">
      <p role="status">
        {next ? `${t("answers.progress", { answered, of: steps.length })}. ` : t("answers.all")}
        {open && next && t("answers.later")}
      </p>
      <progress
        value={answered}
        max={steps.length}
        aria-label={t("answers.progress", { answered, of: steps.length })}
      />
      <StepList steps={steps} open={open} />
      <Actions>
        <LinkButton look={next && open ? "plain" : "primary"} size="large" to={back}>
          {t("answers.toBlock")}
        </LinkButton>
        {next && open && (
          <LinkButton look="primary" size="large" to={`?question=${next.number}`}>
            {t("answers.goOn")}
          </LinkButton>
        )}
      </Actions>
    </div>
  );
}

export function StepList({ steps, open, here }: { steps: Steps; open: boolean; here?: number }) {
  const t = useT();
  const question = useQuestion();
  return (
    <ol className="ans-list">
      {steps.map((step) => {
        const words = (
          <>
            <Icon of={step.answered ? CircleCheck : Circle} />
            <span>{question(step)}</span>
            <span className="vh">{t(step.answered ? "answers.answered" : "answers.notAnswered")}</span>
          </>
        );
        return (
          <li key={step.number} className={step.answered ? "done" : undefined}>
            {open ? (
              <Link to={`?question=${step.number}`} aria-current={step.number === here ? "step" : undefined}>
                {words}
              </Link>
            ) : (
              <span>{words}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

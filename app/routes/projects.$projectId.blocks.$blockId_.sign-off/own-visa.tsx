/** What the reader has decided already, with the stamp when the block is agreed, the next block, and taking a visa back. */
import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "../../i18n/speech.tsx";
import { Hash, shortHash } from "../../signing/hash.tsx";
import { NextBlock } from "../../signing/next-block.tsx";
import { Paper } from "../../signing/paper.tsx";
import { SubmitButton } from "../../ui/button.tsx";
import { Textarea, type FormFailure } from "../../ui/field.tsx";
import { StatusMark } from "../../ui/marks.tsx";
import { Note } from "../../ui/note.tsx";
import { Stamp } from "../../ui/stamp.tsx";
import { decisionLooks } from "./others.tsx";
import type { ShownRound, SigningPage } from "./queries.ts";

interface OwnVisaProps {
  page: SigningPage;
  round: ShownRound;
  failure: FormFailure | undefined;
}

export function OwnVisa({ page, round, failure }: OwnVisaProps) {
  if (round.proof) return round.handedTo ? <HandedOn name={round.handedTo} /> : null;
  if (!round.own) return <NotAsked page={page} round={round} />;
  return <Given {...{ page, round, failure }} own={round.own} />;
}

function HandedOn({ name }: { name: string }) {
  const t = useT();
  return <Note tone="acc">{t("signature.youHandedTo", { name })}</Note>;
}

/** Nothing is expected of the reader, or not yet. */
function NotAsked({ page, round }: Omit<OwnVisaProps, "failure">) {
  const t = useT();
  return (
    <div className="sg-given">
      {round.mine ? <Note tone="acc">{t("signature.notYet")}</Note> : <Note tone="acc">{t("signature.notAsked")}</Note>}
      {page.left > 0 && <NextBlock next={page.next} left={page.left} />}
    </div>
  );
}

function Given({ page, round, own, failure }: OwnVisaProps & { own: NonNullable<ShownRound["own"]> }) {
  const t = useT();
  const said = useRef<HTMLDivElement>(null);
  const { justDone } = page;
  useEffect(() => {
    if (justDone) said.current?.focus();
  }, [justDone]);
  const look = decisionLooks[own.decision];
  const agreed = round.outcome === "agreed";
  return (
    <section className="sg-given" aria-labelledby="given-title">
      <div ref={said} className="sg-done" tabIndex={-1} role={justDone ? "status" : undefined}>
        <div>
          <h2 className="h2" id="given-title">
            {justDone ? t("signature.done") : t("signature.given")}
          </h2>
          <StatusMark icon={look.icon} tone={look.tone} word={t(look.word)} />
          <p className="sg-meta">
            <span>{[own.name, own.position].filter(Boolean).join(", ")}</span>
            <span>{own.when}</span>
            {own.late && <span>{t("signature.late")}</span>}
            <span>{t("signature.revision", { number: own.revision })}</span>
            <Hash of={own.hash} />
          </p>
          {own.paper && (
            <p className="sg-meta">
              <span>
                <Paper of={own.paper} />
              </span>
            </p>
          )}
        </div>
        {agreed && <Stamp word={t("signature.stamp")} below={[own.date, shortHash(own.hash)]} />}
      </div>
      <NextBlock next={page.next} left={page.left} />
      {own.mayTakeBack && (
        <details className="sg-other" open={failure !== undefined}>
          <summary className="link">{t("signature.takeBack")}</summary>
          <Form method="post">
            <input type="hidden" name="visa" value={own.id} />
            <p className="muted">{t("signature.takeBackNote")}</p>
            <Textarea name="reason" label={t("signature.reason")} failure={failure} />
            <SubmitButton intent="revoke" busy={t("form.saving")}>
              {t("signature.takeBackDo")}
            </SubmitButton>
          </Form>
        </details>
      )}
    </section>
  );
}

/** A small reference of sign-off, written from the rules alone: what each step leads to, or why it is refused. */

export type Name = "manager" | "editor" | "head" | "second" | "third";
export type Decision = "agreed" | "agreed-with-remarks" | "rejected";

export type Step =
  | { do: "edit"; by: Name }
  | { do: "rename" }
  | { do: "submit"; seats: { who: Name; mandatory: boolean }[]; stale: boolean }
  | { do: "sign"; by: Name; decision: Decision; remark: boolean; hash: "current" | "earlier" | "none" }
  | { do: "paper"; by: Name; of: Name; decision: Decision; remark: boolean; hash: "current" | "earlier" | "none" }
  | { do: "withdraw"; by: Name }
  | { do: "reopen"; by: Name }
  | { do: "revoke"; visa: number; own: boolean }
  | { do: "answer"; remark: number; answer: "taken" | "declined" };

interface Visa {
  by: Name;
  round: number;
  decision: Decision;
  revoked: boolean;
}

/** What is expected of a step: a refusal's code, that there is nothing to do it to, or success. */
export type Expected = { refused: string } | "skipped" | "done";

export class Model {
  state: "draft" | "review" | "agreed" = "draft";
  round = 0;
  readonly visas: Visa[] = [];
  readonly remarks: { open: boolean }[] = [];
  private seats: { who: Name; mandatory: boolean }[] = [];

  /** What would become of the step, without doing it. */
  expect(step: Step): Expected {
    const code = this.refusal(step);
    if (code === "skipped") return code;
    return code === undefined ? "done" : { refused: code };
  }

  private refusal(step: Step): string | undefined {
    switch (step.do) {
      case "edit":
      case "rename":
        return this.state === "draft" ? undefined : "block-locked";
      case "submit":
        if (this.state !== "draft") return "block-locked";
        if (step.stale) return "stale-hash";
        return step.seats.length === 0 ? "no-approvers" : undefined;
      case "sign":
        return this.refusalToSign(step);
      case "paper":
        return this.refusalOfPaper(step);
      case "withdraw":
        if (step.by === "head" || step.by === "second") return "not-allowed";
        if (this.state !== "review") return "not-in-review";
        return step.by === "editor" ? "not-submitter" : undefined;
      case "reopen":
        if (step.by !== "manager" && step.by !== "third") return "not-allowed";
        return { draft: "not-locked", review: "in-review", agreed: undefined }[this.state];
      case "revoke": {
        const visa = this.visas[step.visa];
        if (!visa) return "skipped";
        if (!step.own) return "not-found";
        return this.counts(visa) ? undefined : "sign-off-superseded";
      }
      case "answer": {
        const remark = this.remarks[step.remark];
        if (!remark) return "skipped";
        return remark.open ? undefined : "remark-answered";
      }
    }
  }

  private refusalToSign({ by, decision, remark, hash }: Extract<Step, { do: "sign" }>): string | undefined {
    if (this.state !== "review") return "not-in-review";
    if (hash !== "current") return "stale-hash";
    if (!this.seats.some(({ who }) => who === by)) return "not-approver";
    if (this.visaOf(by)) return "already-signed";
    return decision !== "agreed" && !remark ? "remark-required" : undefined;
  }

  /** A leader enters what another approver has signed on paper. */
  private refusalOfPaper({ by, of, ...given }: Extract<Step, { do: "paper" }>): string | undefined {
    if (by !== "manager" && by !== "third") return "not-allowed";
    const code = this.refusalToSign({ ...given, do: "sign", by: of });
    if (code === "not-in-review" || code === "stale-hash") return code;
    if (code === "not-approver") return "no-such-approver";
    return by === of ? "own-paper" : code;
  }

  /** A visa counts in the latest round only, while its block is under review or agreed, and nobody took it back. */
  counts(visa: Visa): boolean {
    return !visa.revoked && visa.round === this.round && this.state !== "draft";
  }

  private visaOf(name: Name): Visa | undefined {
    return this.visas.find(({ by, round, revoked }) => by === name && round === this.round && !revoked);
  }

  /** Does a step that is not refused. */
  perform(step: Step): void {
    switch (step.do) {
      case "submit":
        this.state = "review";
        this.round++;
        this.seats = step.seats;
        return;
      case "sign":
      case "paper":
        this.give(step.do === "paper" ? step.of : step.by, step.decision);
        if (step.remark) this.remarks.push({ open: true });
        return this.conclude();
      case "withdraw":
      case "reopen":
        this.state = "draft";
        return;
      case "revoke":
        this.visas[step.visa]!.revoked = true;
        if (this.state === "agreed") this.state = "review";
        return;
      case "answer":
        this.remarks[step.remark]!.open = false;
        if (this.state !== "review") return;
        if (step.answer === "taken") this.state = "draft";
        else this.conclude();
    }
  }

  private give(by: Name, decision: Decision): void {
    this.visas.push({ by, round: this.round, decision, revoked: false });
  }

  private conclude(): void {
    const mandatory = this.seats.filter((seat) => seat.mandatory);
    const deciding = (mandatory.length > 0 ? mandatory : this.seats).map(({ who }) => this.visaOf(who));
    if (deciding.includes(undefined)) return;
    if (deciding.some((visa) => visa!.decision === "rejected")) this.state = "draft";
    else if (!this.remarks.some(({ open }) => open)) this.state = "agreed";
  }
}

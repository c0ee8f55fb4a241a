/** Confirming by a passkey: one button that asks the device to sign what is going to be signed, and then sends the form. */
import { Link, useNavigation, useParams, useSubmit } from "@remix-run/react";
import KeyRound from "lucide-react/icons/key-round";
import { useEffect, useRef, useState } from "react";
import { useT } from "../i18n/speech.tsx";
import { signByPasskey, silence, stopAsking, type Answered, type Subject } from "../passkeys/ask-device.ts";
import { Elsewhere } from "../passkeys/elsewhere.tsx";
import { useBrowserWithPasskeys } from "../passkeys/use-browser.ts";
import { Button } from "../ui/button.tsx";
import { FieldError, type FormFailure } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import type { ProofAsked } from "./proof.ts";

/** May the person press the button: the project takes passkeys, he has one, and it works in this browser and place? */
export function usePasskeyOffered({ passkey }: ProofAsked): boolean {
  const able = useBrowserWithPasskeys();
  return able === true && passkey !== null && passkey.has && passkey.place.works;
}

/** What a passkey confirms. */
export interface PasskeyDeed {
  /** The intent that the form is sent with. */
  deed: string;
  /** What is signed by the form as it stands. */
  subjectOf(form: FormData): Subject;
}

interface PasskeyProofProps extends PasskeyDeed {
  asked: ProofAsked;
  failure: FormFailure | undefined;
}

export function PasskeyProof({ asked, failure, deed, subjectOf }: PasskeyProofProps) {
  const t = useT();
  const { asking, said, confirm } = useConfirming({ asked, deed, subjectOf });
  const navigation = useNavigation();
  const signing = navigation.state === "submitting" && navigation.formData?.has("passkey");
  const refused = failure?.error.field === "passkey" ? failure.error.message : undefined;
  const error = asking || signing ? undefined : (said ?? refused);
  return (
    <div className="sg-passkey">
      <Button
        look="primary"
        size="large"
        icon={KeyRound}
        aria-busy={asking || signing || undefined}
        aria-describedby={error ? "passkey-error" : undefined}
        onClick={({ currentTarget }) => void confirm(currentTarget.form!)}
      >
        {signing ? t("signature.signing") : asking ? t("passkey.asking") : t("passkey.confirm")}
      </Button>
      {error && <FieldError id="passkey-error">{error}</FieldError>}
      {(asked.byPassword || asked.byCode) && <p className="sg-or">{t("passkey.or")}</p>}
    </div>
  );
}

/** Asks the device, then sends the form; whatever goes wrong, the form stays as it was typed. */
function useConfirming({ asked, deed, subjectOf }: Pick<PasskeyProofProps, "asked" | "deed" | "subjectOf">) {
  const t = useT();
  const submit = useSubmit();
  const { projectId = "" } = useParams();
  const [asking, setAsking] = useState(false);
  const [said, say] = useState<string>();
  const present = useRef(true);
  const pending = useRef(false);
  useEffect(() => {
    present.current = true;
    return () => {
      present.current = false;
      if (pending.current) void stopAsking();
    };
  }, []);

  function sentenceOf(answered: Exclude<Answered, { passkey: string }>): string {
    return "refusal" in answered ? answered.refusal : t(silence[answered.silence]);
  }

  async function confirm(form: HTMLFormElement): Promise<void> {
    if (pending.current) return;
    const typed = new FormData(form);
    if (asked.rules && !typed.has("acceptRules")) return say(t("passkey.rulesFirst"));
    pending.current = true;
    setAsking(true);
    const answered = await signByPasskey(projectId, subjectOf(typed));
    pending.current = false;
    if (!present.current) return;
    setAsking(false);
    if (!("passkey" in answered)) return say(sentenceOf(answered));
    say(undefined);
    typed.set("intent", deed);
    typed.set("passkey", answered.passkey);
    submit(typed, { method: "post", preventScrollReset: true });
  }

  return { asking, said, confirm };
}

/** What the person has to do first where passkeys are taken and he cannot use one here. */
export function PasskeyAdvice({ asked }: { asked: ProofAsked }) {
  const t = useT();
  const able = useBrowserWithPasskeys();
  const { passkey } = asked;
  if (!passkey) return null;
  const isOnly = !asked.byPassword && !asked.byCode;
  const ownOnes = (
    <Link className="link" to="/profile#passkeys">
      {t("passkey.toProfile")}
    </Link>
  );
  if (!isOnly)
    return passkey.has || !passkey.place.works ? null : (
      <p className="hint f">
        {t("passkey.advice")} {ownOnes}
      </p>
    );
  const unable = <Note tone="warn">{t("passkey.needsBrowser")}</Note>;
  if (!passkey.place.works)
    return (
      <Note tone="warn">
        {t("passkey.onlyWay")} <Elsewhere place={passkey.place} />
      </Note>
    );
  if (!passkey.has)
    return (
      <Note tone="warn">
        {t("passkey.onlyWay")} {t("passkey.missing")} {ownOnes}
      </Note>
    );
  return able === undefined ? <noscript>{unable}</noscript> : able ? null : unable;
}

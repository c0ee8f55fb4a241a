/** A link of an invitation to hand over: shown this once. */
import { useT } from "../i18n/speech.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Note } from "../ui/note.tsx";

export function HandedLink({ email, link }: { email: string; link: string }) {
  const t = useT();
  return (
    <div className="f">
      <Note tone="acc" announced>
        <p>{t("invite.handOver", { email })}</p>
        <p className="row wrap">
          <span className="secret">{link}</span>
          <CopyButton text={link} title={t("form.copy")} done={t("form.copied")} />
        </p>
      </Note>
    </div>
  );
}

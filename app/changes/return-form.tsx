/** «Предложить вернуть …»: a request whose texts are those of an earlier version. */
import { Form } from "@remix-run/react";
import Undo2 from "lucide-react/icons/undo-2";
import { useT } from "../i18n/speech.tsx";
import { SubmitButton } from "../ui/button.tsx";

interface ReturnFormProps {
  version: string;
  /** One block; without it, every locked one that reads otherwise by now. */
  block?: { id: string; title: string };
}

export function ReturnForm({ version, block }: ReturnFormProps) {
  const t = useT();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="version" value={version} />
      {block && <input type="hidden" name="block" value={block.id} />}
      <SubmitButton intent="return" look="ghost" size="small" icon={Undo2} busy={t("return.busy")}>
        {block ? t("return.block", { version }) : t("return.all", { version })}
        {block && <span className="vh"> {block.title}</span>}
      </SubmitButton>
    </Form>
  );
}

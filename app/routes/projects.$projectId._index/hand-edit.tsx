/** «Редактировать» and «Готово» above a block's text, on phones and tablets. */
import Check from "lucide-react/icons/check";
import Pencil from "lucide-react/icons/pencil";
import { useT } from "../../i18n/speech.tsx";
import { Button } from "../../ui/button.tsx";

interface HandEditProps {
  editing: boolean;
  onChange: (editing: boolean) => void;
  /** Number and title of the block, for screen readers. */
  title: string;
}

export function HandEdit({ editing, onChange, title }: HandEditProps) {
  const t = useT();
  return (
    <div className={editing ? "hand-edit on" : "hand-edit"}>
      <Button
        size="small"
        look={editing ? "primary" : undefined}
        icon={editing ? Check : Pencil}
        onClick={() => onChange(!editing)}
      >
        {t(editing ? "block.editDone" : "block.edit")}
        <span className="vh"> {title}</span>
      </Button>
    </div>
  );
}

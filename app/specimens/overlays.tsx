/** What opens over a page or changes its part: dialog, menu, popover, tooltip, tabs. */
import Ellipsis from "lucide-react/icons/ellipsis";
import Pencil from "lucide-react/icons/pencil-line";
import Trash from "lucide-react/icons/trash-2";
import { useState } from "react";
import { Actions, Button } from "../ui/button.tsx";
import { Dialog, Menu, Popover, Tooltip } from "../ui/overlays.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { Specimen } from "./specimen.tsx";

const nothing = () => undefined;

export function Overlays() {
  const [open, setOpen] = useState(false);
  const [tab, setTab] = useState("talk");
  return (
    <>
      <Specimen name="Dialog">
        <Button onClick={() => setOpen(true)}>Открыть окно</Button>
        <Dialog open={open} onClose={() => setOpen(false)} title="Снять блок с согласования">
          <p>Согласующие узнают об этом письмом.</p>
          <Actions>
            <Button look="primary">Снять</Button>
            <Button onClick={() => setOpen(false)}>Оставить</Button>
          </Actions>
        </Dialog>
      </Specimen>
      <Specimen name="Menu">
        <Menu
          icon={Ellipsis}
          label="Действия с блоком"
          items={[
            { key: "rename", title: "Переименовать", icon: Pencil, run: nothing },
            { key: "move", title: "Перенести в другой раздел", disabled: true, run: nothing },
            { key: "remove", title: "Удалить", icon: Trash, danger: true, run: nothing },
          ]}
        />
      </Specimen>
      <Specimen name="Popover, Tooltip">
        <Popover button="2 пробела" label="Чего не хватает">
          <p>Не заполнена графа «Результат».</p>
        </Popover>
        <Tooltip text="Подписано на другой редакции">
          <span className="pill">к редакции № 3</span>
        </Tooltip>
      </Specimen>
      <Specimen name="Tabs">
        <div>
          <Tabs
            label="Панель блока"
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { key: "talk", title: "Обсуждение", count: 2, content: <p>Два обсуждения.</p> },
              { key: "sign", title: "Согласование", content: <p>Ждёт подписи.</p> },
              { key: "history", title: "История", content: <p>Три редакции.</p> },
            ]}
          />
        </div>
      </Specimen>
    </>
  );
}

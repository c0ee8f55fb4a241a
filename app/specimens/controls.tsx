/** Buttons, fields and choices: usual, busy, unavailable, refused. */
import Ellipsis from "lucide-react/icons/ellipsis";
import PenTool from "lucide-react/icons/pen-tool";
import { Actions, Button, IconButton, LinkButton, SubmitButton } from "../ui/button.tsx";
import { Check } from "../ui/check.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Field, Select, Textarea, type FormFailure } from "../ui/field.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { RadioCards, Segments } from "../ui/radio-cards.tsx";
import { Specimen } from "./specimen.tsx";

const refused = (field: string, typed: string): FormFailure => ({
  error: { code: "invalid", field, message: "Укажите число и единицу, например «7 %»." },
  values: { [field]: typed },
});

const cards = [
  {
    value: "agreed",
    title: "Согласовать",
    note: "Подпись встанет на эту редакцию",
    icon: PenTool,
    tone: "ok" as const,
  },
  { value: "rejected", title: "Не согласовать", note: "Понадобится причина" },
];

export function Controls({ theme }: { theme: string }) {
  return (
    <>
      <Specimen name="Button">
        <Button look="primary" icon={PenTool}>
          Подписать блок
        </Button>
        <Button>Отклонить</Button>
        <Button look="ghost">Отменить</Button>
        <Button look="link">Подробнее</Button>
        <Button size="small">Маленькая</Button>
        <Button size="large">Большая</Button>
        <Button disabled>Недоступно</Button>
        <Button look="primary" aria-busy>
          Подписываем…
        </Button>
        <IconButton icon={Ellipsis} label="Действия" />
        <LinkButton to="#">Ссылка-кнопка</LinkButton>
        <SubmitButton intent="save" busy="Сохраняем…">
          Сохранить
        </SubmitButton>
        <CopyButton text="ТЗ-INT-003" title="Скопировать" done="Скопировано" />
        <PrintButton>Напечатать</PrintButton>
      </Specimen>
      <Specimen name="Actions">
        <Actions>
          <Button look="primary">Сохранить</Button>
          <Button>Отменить</Button>
        </Actions>
      </Specimen>
      <Specimen name="Field, Textarea, Select">
        <Field name="answer" label="Срок ответа интегратору" hint="Сколько ждать ответа" defaultValue="2 рабочих дня" />
        <Field name="discount" label="Порог скидки" failure={refused("discount", "разумная")} />
        <Field name="closed" label="Закрыто" defaultValue="Подписано" disabled />
        <Field name="title" label="Название" big defaultValue="Воронка продаж" />
        <Textarea name="reason" label="Причина" hint="Увидят все согласующие" />
        <Textarea name="why" label="Почему" failure={refused("why", "так надо")} />
        <Select
          name="role"
          label="Роль"
          options={[
            { value: "editor", label: "Участник группы" },
            { value: "approver", label: "Согласующий" },
          ]}
        />
      </Specimen>
      <Specimen name="Check">
        <Check name="remind" label="Напоминать за день до срока" hint="Письмом, в девять утра" defaultChecked />
        <Check name="silent" label="Молчание считать согласием" />
      </Specimen>
      <Specimen name="RadioCards">
        <RadioCards name={`${theme}-decision`} cards={cards} defaultValue="agreed" two />
      </Specimen>
      <Specimen name="Segments">
        <Segments name={`${theme}-kind`} label="Вид" cards={cards} defaultValue="agreed" />
      </Specimen>
    </>
  );
}

/** What a page says: notes, refusals, empty places, waiting, notifications. */
import { Button } from "../ui/button.tsx";
import { Done } from "../ui/done.tsx";
import { FieldError } from "../ui/field.tsx";
import { EmptyState, FormError, Note, Skeleton } from "../ui/note.tsx";
import { useToast } from "../ui/toasts.tsx";
import { Specimen } from "./specimen.tsx";

const failure = { error: { code: "block-locked", message: "Блок на согласовании: правка закрыта." }, values: {} };
const offline = { error: { code: "offline", message: "" }, values: {} };

export function Messages() {
  const toast = useToast();
  return (
    <>
      <Specimen name="Note">
        <Note tone="ok">Версия 1.0 утверждена.</Note>
        <Note tone="acc">Ссылка действует 14 дней.</Note>
        <Note tone="warn">Алексей Громов изменил эту ячейку, пока вы были без связи. Сохранены обе правки.</Note>
        <Note tone="bad">Не сохранено: диск заполнен.</Note>
      </Specimen>
      <Specimen name="FormError, FieldError">
        <FormError failure={failure} />
        <FormError failure={offline} />
        <FieldError id="specimen-error">Укажите число и единицу, например «7 %».</FieldError>
      </Specimen>
      <Specimen name="EmptyState">
        <EmptyState action={<Button look="primary">Запланировать интервью</Button>}>
          <h4>Здесь появятся интервью</h4>
          <p>Спросите тех, кто будет работать в CRM: из их слов получаются требования.</p>
        </EmptyState>
      </Specimen>
      <Specimen name="Skeleton">
        <Skeleton lines={3} label="Загружаем" />
      </Specimen>
      <Specimen name="Toast">
        <Button onClick={() => toast({ text: "Блок 3.2 отправлен четырём согласующим" })}>Показать</Button>
        <Button onClick={() => toast({ text: "Строка удалена", undo: { title: "Вернуть", run: () => undefined } })}>
          Показать с отменой
        </Button>
        <Done answer={null} text={undefined} />
      </Specimen>
    </>
  );
}

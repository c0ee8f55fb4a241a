/** Refusals of sign-off: part of the one closed list in domain/refusal.ts. */
import type { RefusalEntry } from "../refusal.ts";

export const signOffRefusals = {
  "not-responsible": {
    status: 403,
    ru: "На согласование блок отправляет его ответственный или руководитель проекта.",
    en: "A block is submitted by the person responsible for it or by the project manager.",
  },
  "block-empty": {
    status: 409,
    ru: "В блоке ещё ничего не написано. Напишите его или укажите, почему требований нет.",
    en: "Nothing is written in the block yet. Write it, or say why there are no requirements.",
  },
  "no-approvers": {
    status: 409,
    ru: "У блока нет согласующих. Назначьте хотя бы одного.",
    en: "The block has no approvers. Name at least one.",
  },
  "approver-missing": {
    status: 409,
    ru: "Некому подписать за: {roles}. Назначьте согласующего или сделайте его подпись необязательной.",
    en: "Nobody can sign for: {roles}. Name an approver or make the signature optional.",
  },
  "deadline-passed": {
    status: 422,
    ru: "Срок уже прошёл. Укажите сегодняшний или более поздний день.",
    en: "The deadline has passed already. Give today or a later day.",
  },
  "stale-hash": {
    status: 409,
    ru: "Текст уже другой, не тот, который вы читали. Откройте блок ещё раз и прочтите его.",
    en: "The text is no longer the one you read. Open the block again and read it.",
  },
  "not-in-review": {
    status: 409,
    ru: "Блок сейчас не на согласовании. Обновите страницу: его отозвали, согласовали или вернули в работу.",
    en: "The block is not in review now. Reload the page: it was withdrawn, agreed or returned to work.",
  },
  "not-approver": {
    status: 403,
    ru: "Вы не согласующий этого блока в этом круге.",
    en: "You are not an approver of this block in this round.",
  },
  "already-signed": {
    status: 409,
    ru: "Решение по этой редакции уже дано.",
    en: "The decision on this revision has been given already.",
  },
  "not-your-turn": {
    status: 409,
    ru: "Очередь ещё не пришла: сначала решают согласующие предыдущего шага.",
    en: "The turn has not come yet: the approvers of the step before decide first.",
  },
  "decision-unclear": {
    status: 422,
    ru: "Отмечено другое решение, а нажато «Подтверждаю правку». Подпишите отмеченное или отметьте «Согласовано».",
    en: "Another decision is marked, and “I confirm the change” was pressed. Sign what is marked, or mark “Agreed”.",
  },
  "remark-required": {
    status: 422,
    ru: "Напишите замечание: без него автору нечего исправлять.",
    en: "Write the remark: without it the author has nothing to mend.",
  },
  "quote-not-found": {
    status: 422,
    ru: "Таких слов в этой редакции нет или они стоят в нескольких местах. Выделите место ещё раз.",
    en: "These words are not in this revision, or in several places. Select the place again.",
  },
  "not-submitter": {
    status: 403,
    ru: "Отозвать согласование может тот, кто отправил блок, или руководитель проекта.",
    en: "A review is withdrawn by who submitted the block or by the project manager.",
  },
  "remark-answered": {
    status: 409,
    ru: "На это замечание уже ответили.",
    en: "This remark has been answered already.",
  },
  "replacement-lost": {
    status: 409,
    ru: "Слов, которые предложено заменить, в тексте больше нет. Внесите правку сами.",
    en: "The words to be replaced are no longer in the text. Make the edit yourself.",
  },
  "sign-off-superseded": {
    status: 409,
    ru: "Эта виза уже в истории: блок с тех пор изменили, утвердили или визу сняли.",
    en: "This sign-off is history: the block has been changed or approved since, or it was taken back.",
  },
  "bad-delegate": {
    status: 422,
    ru: "Передать подпись можно участнику с правом подписи, который не решает в этом круге сам.",
    en: "A signature is handed to a member who may sign and does not decide in this round himself.",
  },
  "in-review": {
    status: 409,
    ru: "Блок на согласовании. Сначала отзовите его.",
    en: "The block is in review. Withdraw it first.",
  },
  "not-locked": {
    status: 409,
    ru: "Блок и так в работе.",
    en: "The block is open already.",
  },
  "nothing-to-approve": {
    status: 409,
    ru: "Утверждать нечего: с последней версии ничего не изменилось.",
    en: "There is nothing to approve: nothing has changed since the last version.",
  },
  "version-not-ready": {
    status: 409,
    ru: "Утвердить нельзя: не согласованы обязательные блоки. {blocks}",
    en: "It cannot be approved: mandatory blocks are not agreed. {blocks}",
  },
  "no-such-member": {
    status: 422,
    ru: "Такого человека в проекте нет. Выберите из списка или сначала пригласите его.",
    en: "There is no such person in the project. Choose from the list, or invite him first.",
  },
  "may-not-sign": {
    status: 422,
    ru: "Роль этого человека не позволяет согласовать. Смените её на странице «Участники» или выберите другого.",
    en: "The role of this person does not let him sign. Change it on the page “Members”, or choose somebody else.",
  },
  "approver-named-already": {
    status: 409,
    ru: "Этот человек здесь уже назначен. Измените его строку.",
    en: "This person is named here already. Change his line.",
  },
  "substitute-is-approver": {
    status: 422,
    ru: "Согласующий не может замещать сам себя. Выберите другого замещающего.",
    en: "An approver cannot stand in for himself. Choose another substitute.",
  },
  "bad-step": {
    status: 422,
    ru: "Очередь — целое число от 1 до {max}. У кого числа равны, решают одновременно.",
    en: "The turn is a whole number from 1 to {max}. Those with equal numbers decide at the same time.",
  },
  "named-for-section": {
    status: 409,
    ru: "Этот человек назначен на весь раздел. Измените назначение в строке раздела.",
    en: "This person is named for the whole section. Change it in the section's row.",
  },
  "confirmation-required": {
    status: 422,
    ru: "Подтвердите, что решение принимаете вы. Способ: {fields}.",
    en: "Confirm that it is you who decides. By: {fields}.",
  },
  "confirmation-not-allowed": {
    status: 422,
    ru: "В этом проекте решение так не подтверждают. Способ: {fields}.",
    en: "Decisions are not confirmed this way in this project. Use: {fields}.",
  },
  "wrong-password": {
    status: 422,
    ru: "Пароль не подходит. Это пароль вашей учётной записи в Своде: проверьте раскладку и повторите.",
    en: "The password is wrong. It is the password of your Svod account: check the keyboard layout and try again.",
  },
  "no-password": {
    status: 422,
    ru: "У вашей учётной записи ещё нет пароля. Задайте его в профиле или подтвердите решение кодом из письма.",
    en: "Your account has no password yet. Set one in your profile, or confirm by a code from a letter.",
  },
  "code-expired": {
    status: 410,
    ru: "Действующего кода нет: он устарел, уже использован или попытки кончились. Запросите новый.",
    en: "There is no living code: it has expired, was used, or its tries are spent. Request a new one.",
  },
  "rules-not-accepted": {
    status: 409,
    ru: "Сначала примите правила электронной подписи компании: прочитайте их, отметьте согласие и подпишите ещё раз.",
    en: "First accept the company's rules of electronic signature: read them, mark your consent and sign again.",
  },
  "rules-changed": {
    status: 409,
    ru: "Пока вы читали правила электронной подписи, вышла новая редакция. Прочитайте её и подпишите ещё раз.",
    en: "The rules of electronic signature have changed while you read them. Read the new wording and sign again.",
  },
  "rules-unchanged": {
    status: 409,
    ru: "Эта редакция правил уже действует: текст, номер и дата те же. Измените их или оставьте как есть.",
    en: "This wording is in force already: text, number and date are the same. Change them or leave it as it is.",
  },
  "no-confirmation-left": {
    status: 422,
    ru: "Оставьте хотя бы один способ подтверждения: пароль, код из письма или ключ доступа.",
    en: "Leave at least one way to confirm: the password, a code by mail or a passkey.",
  },
  "bad-days": {
    status: 422,
    ru: "Укажите в поле «{field}» целое число рабочих дней от 1 до {max}, например {example}.",
    en: "Give a whole number of working days from 1 to {max} in “{field}”, such as {example}.",
  },
  "no-such-approver": {
    status: 422,
    ru: "Этот человек в текущем круге не согласующий. Выберите согласующего на вкладке «Согласование».",
    en: "This person is not an approver in the round under way. Choose one on the tab “Sign-off”.",
  },
  "own-paper": {
    status: 403,
    ru: "Свою подпись с бумаги не вносят. Подпишите блок в Своде или попросите внести другого руководителя.",
    en: "One's own signature is not entered from paper. Sign the block in Svod, or ask another leader to enter it.",
  },
  "file-required": {
    status: 422,
    ru: "Приложите скан с подписью или файл подписи.",
    en: "Attach a scan with the signature, or a signature file.",
  },
  "file-empty": {
    status: 422,
    ru: "Файл пустой: в нём ноль байт. Сохраните скан ещё раз и приложите его.",
    en: "The file is empty: it has no bytes. Save the scan again and attach it.",
  },
  "file-too-large": {
    status: 413,
    ru: "Файл больше {max} МБ. Уменьшите разрешение скана или сохраните его в PDF.",
    en: "The file is larger than {max} MB. Lower the resolution of the scan, or save it as PDF.",
  },
  "file-wrong-type": {
    status: 422,
    ru: "Это не скан и не файл подписи. Подойдёт PDF, PNG, JPEG или отсоединённая подпись (.sig, .p7s). Другую картинку, например HEIC с телефона, сохраните как JPEG.",
    en: "This is neither a scan nor a signature file. PDF, PNG, JPEG or a detached signature (.sig, .p7s) will do. Save any other picture, such as HEIC of a phone, as JPEG.",
  },
  "file-unavailable": {
    status: 503,
    ru: "Файл не читается: на диске сервера он повреждён или пропал. Виза и запись о ней целы. Сообщите администратору.",
    en: "The file cannot be read: it is damaged or gone on the server's disk. The visa and its record are whole. Tell the administrator.",
  },
  "signed-in-future": {
    status: 422,
    ru: "Эта дата ещё не наступила. Укажите день, который стоит на бумаге.",
    en: "This day has not come yet. Give the day that stands on the paper.",
  },
  "signed-before-round": {
    status: 422,
    ru: "В этот день блок ещё не был отправлен на согласование. Проверьте дату: под этой редакцией тогда подписать не могли.",
    en: "On that day the block had not been submitted yet. Check the date: nobody could have signed this revision then.",
  },
  "passkey-expired": {
    status: 410,
    ru: "Запрос к ключу доступа устарел или уже использован. Подтвердите ещё раз.",
    en: "The request to the passkey has expired or was used already. Confirm once more.",
  },
  "passkey-refused": {
    status: 422,
    ru: "Этот ключ доступа не подтверждает вашу подпись. Возьмите другой из вашего профиля или подтвердите иначе.",
    en: "This passkey does not confirm your signature. Take another one of your profile, or confirm in another way.",
  },
  "passkey-other-text": {
    status: 409,
    ru: "Ключом доступа подтверждали другой текст или другое решение. Проверьте решение и подтвердите ещё раз.",
    en: "The passkey confirmed another text or another decision. Check the decision and confirm once more.",
  },
  "no-passkey": {
    status: 409,
    ru: "У вас ещё нет ключа доступа. Добавьте его в профиле.",
    en: "You have no passkey yet. Add one in your profile.",
  },
} as const satisfies Record<string, RefusalEntry>;

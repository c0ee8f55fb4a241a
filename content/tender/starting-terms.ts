/** With what terms of confidentiality a tender begins; its leaders put their own in their place. */

const terms = {
  ru: (
    company: string,
  ) => `Техническое задание и ответы на вопросы к нему — конфиденциальная информация компании ${company}. Принимая эти условия, я от имени своей компании обязуюсь:

1. использовать эти сведения только для подготовки предложения и, если наша компания будет выбрана, для выполнения работ;
2. не передавать их третьим лицам и давать доступ только тем сотрудникам, кому он нужен для предложения;
3. хранить распечатки и файлы так, чтобы к ним не было доступа у посторонних;
4. по просьбе компании ${company} удалить все копии.

Обязательства действуют три года со дня принятия. Свод запоминает, кто и когда их принял.`,
  en: (
    company: string,
  ) => `The requirements specification and the answers to questions about it are confidential information of ${company}. By accepting these terms I undertake on behalf of my company:

1. to use this information only to prepare a proposal and, should our company be chosen, to carry out the work;
2. not to pass it to third parties, and to give access only to those colleagues who need it for the proposal;
3. to keep printouts and files where outsiders cannot reach them;
4. to delete all copies at the request of ${company}.

The obligations last three years from acceptance. Svod records who accepted them and when.`,
};

/** Markdown, naming the customer's company. */
export function startingTerms(language: "ru" | "en", company: string): string {
  return terms[language](company);
}

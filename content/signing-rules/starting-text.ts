/** The rules of simple electronic signature a company may begin with: a template it reads, edits and puts in force by its order. */

const ru = (company: string) => `Правила использования простой электронной подписи при согласовании технического задания

1. О чём эти правила

1.1. Правила приняты компанией ${company} (далее — компания) на основании статей 6 и 9 Федерального закона от 06.04.2011 № 63-ФЗ «Об электронной подписи». Они определяют, когда решение, принятое в системе «Свод» (далее — система), считается подписанным простой электронной подписью.

1.2. Правила действуют для документов проекта: технического задания, его блоков и версий, запросов на изменение. На кадровые документы, договоры и документы, для которых закон требует иного вида подписи, они не распространяются.

1.3. Участник присоединяется к правилам, когда перед первой подписью читает их в системе и отмечает согласие. Система хранит, кто, когда и на какую редакцию правил согласился. Для сотрудника правила действуют как локальный акт компании, для остальных участников — как соглашение между ними и компанией.

2. Кто может подписывать

2.1. Решения по блокам принимают согласующие, назначенные в проекте, их замещающие и те, кому согласующий передал своё решение с указанием причины. Версию документа утверждает собственник или тот, кого он уполномочил.

2.2. Каждый подписывает только под своей учётной записью и только от своего имени. Если человек решает за подразделение или другое лицо, это указывается в записи о решении.

3. Что считается подписью

3.1. Ключ простой электронной подписи — это пароль учётной записи участника, одноразовый код, который система отправляет на почту этой учётной записи, или ключ доступа, который участник добавил в свой профиль и который хранится в его устройстве. Какие способы разрешены, определяет руководитель проекта в настройках.

3.2. Решение считается подписанным, когда участник, войдя под своей учётной записью, выбрал решение и подтвердил его ключом. С этого момента решение признаётся равнозначным документу на бумаге, подписанному собственноручно.

3.3. Подпись содержится в записи о решении. Запись указывает, кто подписал, какой блок и какую редакцию, хеш текста этой редакции (SHA-256), само решение, дату и время, способ подтверждения и хеш принятых правил.

3.4. Подпись относится только к тексту, хеш которого указан в записи. На изменённый текст она не распространяется. Молчание подписью не считается.

4. Как хранить ключ в тайне

4.1. Участник обязан хранить пароль и одноразовые коды в тайне: никому их не сообщать, не записывать там, где их увидят другие; не давать другим устройство с ключом доступа и способ его отпереть; не подписывать с чужой учётной записи и не пускать других в свою, в том числе помощника и руководителя.

4.2. Если пароль или доступ к почте мог узнать кто-то другой или устройство с ключом доступа пропало, участник сразу меняет пароль, удаляет ключ доступа из профиля и сообщает руководителю проекта. До этого сообщения решения, подтверждённые его ключом, считаются принятыми им самим.

4.3. Компания закрывает доступ участнику, который уволился или вышел из проекта. Его прежние подписи остаются в силе.

5. Как определяют, кто подписал, и как проверяют подпись

5.1. Подписавшего определяют по учётной записи, под которой принято решение. Учётную запись участник получает по личному приглашению на свою почту; пароль он задаёт сам, и система хранит его в виде, из которого пароль нельзя прочитать.

5.2. Каждое решение записывается в журнал системы. Записи журнала только добавляются и связаны между собой хешами, поэтому изменение или удаление любой из них обнаруживается проверкой.

5.3. Подпись проверяют так: вычисляют хеш хранимой редакции и сравнивают его с хешем в записи о решении; проверяют запись по журналу; сравнивают последний хеш журнала с напечатанным в листе согласования. Если всё совпадает, подпись действительна, пока не доказано обратное.

5.4. Спор о подписи разбирает комиссия из представителей сторон. Компания даёт ей выписку из журнала, текст редакции и эти правила.

6. Как меняются правила

6.1. Новая редакция правил вводится приказом. Перед следующей подписью участник принимает её в системе.

6.2. Подписи, поставленные по прежней редакции, сохраняют силу; все редакции правил хранятся вместе с их хешами.`;

const en = (company: string) => `Rules of simple electronic signature for agreeing the requirements specification

1. What these rules are about

1.1. The rules are adopted by ${company} (the company) under articles 6 and 9 of Federal Law No. 63-FZ of 6 April 2011 “On Electronic Signature”. They say when a decision made in the system Svod (the system) counts as signed with a simple electronic signature.

1.2. The rules apply to the documents of the project: the requirements specification, its blocks and versions, and change requests. They do not apply to personnel documents, contracts, or documents for which the law requires another kind of signature.

1.3. A participant joins the rules by reading them in the system and marking consent before the first signature. The system keeps who consented, when, and to which wording. For an employee the rules are an internal act of the company; for other participants they are an agreement between them and the company.

2. Who may sign

2.1. Decisions on blocks are made by the approvers named in the project, their substitutes, and those to whom an approver has handed the decision over with a reason. A version of the document is approved by the owner or by whom the owner has authorised.

2.2. Everybody signs from his or her own account only, and in his or her own name only. Deciding on behalf of a department or of another person is stated in the record of the decision.

3. What counts as a signature

3.1. The key of the simple electronic signature is the password of the participant's account, a one-time code that the system sends to the e-mail of that account, or a passkey that the participant has added to his or her profile and that is kept in his or her device. The project manager sets which ways are allowed.

3.2. A decision is signed when the participant, signed in to his or her own account, has chosen the decision and confirmed it with the key. From then on it is equal to a paper document signed by hand.

3.3. The signature is contained in the record of the decision. The record states who signed, which block and which revision, the hash of that revision's text (SHA-256), the decision, the date and time, the way of confirming, and the hash of the rules accepted.

3.4. A signature covers only the text whose hash the record states. It does not extend to a changed text. Silence is not a signature.

4. Keeping the key secret

4.1. A participant must keep the password and one-time codes secret: tell them to nobody, leave them nowhere others can see them; hand nobody the device with the passkey, nor the way to unlock it; never sign from somebody else's account, and let nobody into his or her own, assistants and superiors included.

4.2. If somebody else may have learned the password or gained access to the mailbox, or the device with the passkey is gone, the participant at once changes the password, removes the passkey from the profile, and tells the project manager. Until then, decisions confirmed with the key count as the participant's own.

4.3. The company closes the access of a participant who has left the company or the project. Earlier signatures remain valid.

5. How the signer is determined and a signature is checked

5.1. The signer is determined by the account from which the decision was made. A participant receives the account by a personal invitation to his or her e-mail; the participant sets the password, and the system stores it in a form from which it cannot be read.

5.2. Every decision is written to the system's journal. Entries of the journal are only added and are linked by hashes, so that a change or removal of any of them is found by verification.

5.3. A signature is checked as follows: the hash of the stored revision is computed and compared with the one in the record of the decision; the record is checked against the journal; the last hash of the journal is compared with the one printed on the approval sheet. If all agree, the signature is valid unless proven otherwise.

5.4. A dispute about a signature is examined by a commission of representatives of the parties. The company gives it an extract of the journal, the text of the revision, and these rules.

6. How the rules change

6.1. A new wording of the rules is put in force by an order. A participant accepts it in the system before the next signature.

6.2. Signatures given under an earlier wording remain valid; all wordings are kept together with their hashes.`;

const texts = { ru, en };

/** The starting text in the project's language, with the company's name in it. */
export function startingRules(language: keyof typeof texts, company: string): string {
  return texts[language](company);
}

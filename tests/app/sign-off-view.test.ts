/** The sign-off of a block in its reader's words: what counts, who is waited for, what is no signature. */
import { expect, test } from "vitest";
import { shownSignOff } from "../../app/project/sign-off-view.ts";
import type {
  ApproverStanding,
  BlockSignOff,
  RemarkOverview,
  VisaOverview,
} from "../../server/domain/sign-off/block-sign-off.ts";

const calendar = { language: "ru", timeZone: "Europe/Moscow", now: new Date("2026-12-01T09:00:00Z") } as const;

function visa(given: Partial<VisaOverview> = {}): VisaOverview {
  return {
    ...{ id: "v", name: "Ирина Лунина", position: "Директор", behalf: "", decision: "agreed", differenceOnly: false },
    ...{ late: false, confirmedBy: "password", at: "2026-11-30T22:30:00Z", hash: "0123456789abcdef", revision: 3 },
    ...{ round: 1, revoked: null, paper: null, own: false, ...given },
  };
}

function seat(id: string, given: Partial<ApproverStanding> = {}): ApproverStanding {
  return {
    ...{ id, memberId: id, name: id, position: "", roles: ["Роль"], mandatory: true, step: 1, behalf: "" },
    ...{ substitute: null, delegate: null, visa: null, onPaper: false, ...given },
  };
}

function signOff(approvers: ApproverStanding[], given: Partial<BlockSignOff> = {}): BlockSignOff {
  return {
    round: {
      ...{ id: "r", number: 1, hash: "0123456789abcdef", revisionId: "x", revision: 3, submittedBy: "Пётр" },
      ...{ submittedAt: "2026-11-27T09:00:00Z", deadline: "2026-11-30", endedAt: null, outcome: null, approvers },
    },
    ...{ earlier: [], remarks: [], mine: null, ...given },
    rights: { submit: false, withdraw: false, reopen: false, answer: false },
  };
}

const show = (read: BlockSignOff, stands: (remark: RemarkOverview) => boolean = () => true) =>
  shownSignOff(read, stands, calendar);

test("the mandatory ones are counted and waited for, in their order; a delegate is waited for by his name", () => {
  const delegate = { name: "Заместитель", reason: "отпуск" };
  const shown = show(
    signOff([
      seat("Первый", { visa: visa() }),
      seat("Второй", { delegate }),
      seat("Третий", { step: 2 }),
      seat("Советник", { mandatory: false }),
    ]),
  );
  expect([shown.decided, shown.of, shown.waited]).toEqual([1, 3, ["Заместитель"]]);
  expect(shown.seats.map(({ isTurn }) => isTurn)).toEqual([true, true, false, true]);
});

test("consent by silence is never counted as a signature", () => {
  const silent = visa({ decision: "by-default", confirmedBy: "nobody" });
  expect(show(signOff([seat("Советник", { mandatory: false, visa: silent })]))).toMatchObject({ decided: 0, of: 1 });
});

test("a round is overdue when its day has ended in the project's time zone", () => {
  expect(show(signOff([seat("Кто")])).round).toMatchObject({ isOverdue: true, deadline: "30 ноября" });
});

test("the stamp bears the day of the last visa as the project counts days, and the short hash", () => {
  expect(show(signOff([seat("Кто", { visa: visa() })])).round).toMatchObject({
    stamped: "01.12.2026",
    hash: "01234567",
  });
});

test("whoever signed as a substitute is told with whom he stood for", () => {
  const shown = show(signOff([seat("Директор", { substitute: "Ирина Лунина", visa: visa() })]));
  expect(shown.seats[0]!.insteadOf).toBe("Директор");
});

test("a visa taken back keeps its reason; proposed words are shown as a difference, a lost place is said", () => {
  const remark: RemarkOverview = {
    ...{ id: "1", author: "Ирина", body: "", quote: "10 минут", prefix: "", suffix: "", replacement: "30 минут" },
    ...{ createdAt: "2026-11-30T09:00:00Z", round: 1, answer: null, answerText: "", answeredBy: null },
    answeredAt: null,
  };
  const earlier = [visa({ revoked: { at: "2026-11-30T09:00:00Z", reason: "ошибся" } })];
  const shown = show(signOff([], { remarks: [remark], earlier }), () => false);
  expect(shown.earlier[0]!.revoked).toEqual({ at: "вчера, 12:00", reason: "ошибся" });
  expect(shown.remarks[0]!.pieces!.map(({ kind }) => kind)).toEqual(["removed", "added", "same"]);
  expect(shown.remarks[0]!.stands).toBe(false);
});

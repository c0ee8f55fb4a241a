/** What the page says about saving follows what happened, and never runs ahead of the disk (R1). */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endingOf, outgoingKind, SaveLedger } from "../../../app/editor/save-state.ts";
import { writeSync, closeCodes } from "../../../server/texts/messages.ts";
import { proof } from "../../helpers/proof.ts";

const step1 = writeSync(0, new Uint8Array([0]));
const answer = writeSync(1, new Uint8Array([0, 0]));
const update = writeSync(2, new Uint8Array([0, 0]));

/** A ledger whose line is open: the server's state vector was answered and acknowledged. */
function online(): SaveLedger {
  const ledger = new SaveLedger();
  ledger.opened();
  ledger.sending(step1);
  ledger.sending(answer);
  ledger.acknowledged(1);
  return ledger;
}

describe("frames", () => {
  test("only sync messages of sub-type 1 and 2 are counted", () => {
    expect([step1, answer, update, new Uint8Array([1, 0])].map(outgoingKind)).toEqual([
      "other",
      "answer",
      "update",
      "other",
    ]);
  });

  test("an update before the answer to the server is held back, since it would leave a gap", () => {
    const ledger = new SaveLedger();
    ledger.opened();
    ledger.edited();
    expect(ledger.sending(update)).toBe(false);
    expect(ledger.sending(answer)).toBe(true);
    expect(ledger.sending(update)).toBe(true);
  });
});

describe("R1: «saved» means on the server's disk", () => {
  test("nothing is said to be saved before the server acknowledged anything", () => {
    const ledger = new SaveLedger();
    expect(ledger.kind).toBe("connecting");
    ledger.opened();
    ledger.sending(answer);
    expect(ledger.kind).toBe("connecting");
    ledger.acknowledged(1);
    expect(ledger.kind).toBe("saved");
  });

  test("an edit is «saving» until its own message is acknowledged", () => {
    const ledger = online();
    ledger.edited();
    ledger.sending(update);
    ledger.edited();
    ledger.sending(update);
    ledger.acknowledged(2);
    expect(ledger.kind).toBe("saving");
    ledger.acknowledged(3);
    expect(ledger.kind).toBe("saved");
  });

  test("acknowledgements of an earlier socket say nothing about this one", () => {
    const ledger = online();
    ledger.edited();
    ledger.sending(update);
    ledger.closed(1006);
    ledger.opened();
    ledger.acknowledged(2);
    expect(ledger.hasUnsent).toBe(true);
    ledger.sending(answer);
    ledger.acknowledged(1);
    expect(ledger.kind).toBe("saved");
  });

  test("an edit counts as saved exactly when a message sent after it was acknowledged", () => {
    const step = fc.constantFrom("edit", "send", "acknowledge", "drop", "open");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const ledger = new SaveLedger();
        let edits = 0;
        let durable = 0;
        let sent: number[] | undefined;
        for (const done of steps) {
          if (done === "edit") edits = ledger.edited();
          if (done === "open") {
            sent = [];
            ledger.opened();
            ledger.sending(answer);
            sent.push(edits);
          }
          if (done === "send" && sent) {
            ledger.sending(update);
            sent.push(edits);
          }
          if (done === "acknowledge" && sent) {
            ledger.acknowledged(sent.length);
            durable = Math.max(durable, sent[sent.length - 1]!);
          }
          if (done === "drop") {
            sent = undefined;
            ledger.closed(1006);
          }
          expect(ledger.hasUnsent).toBe(durable < edits);
        }
      }),
      proof(),
    );
  });
});

describe("without a connection", () => {
  test("saved edits are «offline», unsent ones are «device» only once they are in the browser's storage", () => {
    const ledger = online();
    ledger.closed(1006);
    expect(ledger.kind).toBe("offline");
    const edit = ledger.edited();
    expect(ledger.kind).toBe("saving");
    ledger.storedOnDevice(edit);
    expect(ledger.kind).toBe("device");
    expect(ledger.wouldLose).toBe(false);
    ledger.edited();
    expect(ledger.wouldLose).toBe(true);
  });

  test("unsent edits are «unsaved» when the browser has no storage", () => {
    const ledger = online();
    ledger.closed(1006);
    ledger.edited();
    ledger.deviceRefused();
    expect(ledger.kind).toBe("unsaved");
  });

  test("a line that is open but silent does not go on saying «saving»", () => {
    const ledger = online();
    const edit = ledger.edited();
    ledger.sending(update);
    ledger.storedOnDevice(edit);
    ledger.stall();
    expect(ledger.kind).toBe("device");
    expect(ledger.heard()).toBe(true);
    expect(ledger.kind).toBe("saving");
  });

  test("failing storage of the server is «unsaved» even though the device keeps the edits, until it recovers", () => {
    const ledger = online();
    const edit = ledger.edited();
    ledger.sending(update);
    ledger.storedOnDevice(edit);
    ledger.closed(closeCodes.storageFailing);
    expect(ledger.kind).toBe("unsaved");
    ledger.opened();
    ledger.sending(answer);
    ledger.acknowledged(1);
    expect(ledger.kind).toBe("saved");
  });
});

describe("endings", () => {
  test.each([
    [closeCodes.signedOut, "signed-out"],
    [closeCodes.notAllowed, "not-allowed"],
    [closeCodes.noSuchText, "gone"],
    [closeCodes.locked, "locked"],
    [closeCodes.otherEpoch, "replaced"],
    [closeCodes.tooLarge, "too-large"],
    [closeCodes.outdatedEditor, "outdated"],
    [closeCodes.malformed, "refused"],
  ] as const)("close code %i means «%s»", (code, ending) => {
    const ledger = online();
    ledger.closed(code);
    expect(ledger.kind).toBe(ending);
  });

  test("restarting and failing storage may be tried again", () => {
    expect([closeCodes.restarting, closeCodes.storageFailing, 1006].map(endingOf)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

// @vitest-environment happy-dom
/** Keys pressed by themselves: what each does where, in any layout, and where they belong to somebody else. */
import { beforeEach, describe, expect, it } from "vitest";
import { enterBlock, leaveBlock, stepBlock } from "../../app/keys/block-steps.ts";
import { deedOf, isTaken } from "../../app/keys/single-keys.ts";

const pressed = (code: string, more: Partial<KeyboardEvent> = {}) => ({
  ...{ key: "х", code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
});
const document_ = "/projects/p1/blocks/b1";

describe("a single key", () => {
  it("G and a letter go to a page of the project, whatever the layout", () => {
    expect(deedOf(pressed("KeyG"), document_, false)).toEqual({ kind: "wait" });
    expect(deedOf(pressed("KeyO"), document_, true)).toEqual({ kind: "go", to: "/projects/p1/overview" });
    expect(deedOf(pressed("KeyD"), document_, true)).toEqual({ kind: "go", to: "/projects/p1" });
    expect(deedOf(pressed("KeyX"), document_, true)).toEqual({ kind: "nothing" });
    expect(deedOf(pressed("KeyO"), document_, false)).toEqual({ kind: "nothing" });
  });

  it("of an integrator goes no further than his door; outside of projects G goes nowhere (R6)", () => {
    expect(deedOf(pressed("KeyQ"), "/tender/p1", true)).toEqual({ kind: "go", to: "/tender/p1/questions" });
    for (const code of ["KeyO", "KeyI", "KeyS"])
      expect(deedOf(pressed(code), "/tender/p1", true)).toEqual({ kind: "nothing" });
    for (const path of ["/projects", "/projects/new", "/inbox"])
      expect(deedOf(pressed("KeyG"), path, false)).toEqual({ kind: "nothing" });
  });

  it("«?» lists the keys in both layouts; with Ctrl, Alt or Cmd they are other people's keys", () => {
    expect(deedOf(pressed("Digit7", { key: "?", shiftKey: true }), "/inbox", false)).toEqual({ kind: "list" });
    expect(deedOf(pressed("Slash", { key: ",", shiftKey: true }), "/inbox", false)).toEqual({ kind: "list" });
    for (const key of ["ctrlKey", "metaKey", "altKey"])
      expect(deedOf(pressed("KeyJ", { [key]: true }), document_, false)).toEqual({ kind: "nothing" });
  });

  it("belongs to a field, an editor or an open window, where there is one", () => {
    document.body.innerHTML = `<input><div contenteditable="true"><p>а</p></div><button>б</button>`;
    expect(isTaken(document.querySelector("input"))).toBe(true);
    expect(isTaken(document.querySelector("p"))).toBe(true);
    expect(isTaken(document.querySelector("button"))).toBe(false);
    document.body.insertAdjacentHTML("beforeend", `<div role="dialog"></div>`);
    expect(isTaken(document.querySelector("button"))).toBe(true);
  });
});

describe("J, K, Enter and Esc", () => {
  beforeEach(() => {
    const block = (id: string) => `<article data-block="${id}"><div class="ProseMirror" tabindex="0"></div></article>`;
    document.body.innerHTML = ["a", "b", "c"].map(block).join("");
    for (const one of document.querySelectorAll("[data-block]")) one.scrollIntoView = () => {};
  });
  const focused = () => (document.activeElement as HTMLElement).dataset.block;

  it("go from block to block, into the text and out of it, and stop at the ends", () => {
    document.querySelector<HTMLElement>("[data-block=a] .ProseMirror")!.focus();
    expect(leaveBlock()).toBe(true);
    expect(focused()).toBe("a");
    stepBlock(-1);
    expect(focused()).toBe("a");
    stepBlock(1);
    stepBlock(1);
    stepBlock(1);
    expect(focused()).toBe("c");
    expect(enterBlock()).toBe(true);
    expect(document.activeElement).toBe(document.querySelector("[data-block=c] .ProseMirror"));
    expect(enterBlock()).toBe(false);
  });
});

// @vitest-environment happy-dom
/** Words of a discussion shine when somebody is led to them. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { PagePlaces } from "../../../app/talk/page-places.ts";

/** The registry of highlights, which happy-dom does not have: names with their ranges. */
const highlights = new Map<string, Set<Range>>();
class RangeSet extends Set<Range> {
  constructor(...ranges: Range[]) {
    super(ranges);
  }
}

/** A text drawn on the page, and the range of its words that are discussed. */
function drawn(words: string): Range {
  document.body.innerHTML = `<p>До этого. ${words}</p>`;
  const text = document.querySelector("p")!.firstChild!;
  const range = document.createRange();
  range.setStart(text, "До этого. ".length);
  range.setEnd(text, "До этого. ".length + words.length);
  return range;
}

const shining = () => [...(highlights.get("talk-flash") ?? [])].map(String);

describe("the words of a discussion", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    highlights.clear();
    vi.stubGlobal("CSS", { highlights });
    vi.stubGlobal("Highlight", RangeSet);
    Element.prototype.scrollIntoView = () => {};
    return () => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    };
  });

  it("shine for a moment when somebody is led to them, also when their text is drawn anew meanwhile", () => {
    const places = new PagePlaces();
    places.set("text", new Map([["thread", drawn("ремонт")]]));
    places.lead("thread");
    expect(shining()).toEqual(["ремонт"]);
    const anew = drawn("ремонт");
    places.set("text", new Map([["thread", anew]]));
    expect(highlights.get("talk-flash")!.has(anew)).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(shining()).toEqual([]);
  });

  it("shine when their text comes later", () => {
    const places = new PagePlaces();
    places.lead("thread");
    expect(shining()).toEqual([]);
    places.set("text", new Map([["thread", drawn("ремонт")]]));
    expect(shining()).toEqual(["ремонт"]);
  });
});

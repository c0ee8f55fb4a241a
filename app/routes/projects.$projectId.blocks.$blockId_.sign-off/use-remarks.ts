/** The remarks a person is writing: kept while pages are made anew, and losing their place when its words are gone. */
import { useState } from "react";
import type { Quote } from "../../../content/schema/quotes.ts";
import {
  blankRemark,
  isSaid,
  standsIn,
  typedRemarks,
  withoutPlace,
  type TypedRemark,
} from "../../signing/typed-remarks.ts";

export interface WrittenRemark extends TypedRemark {
  key: number;
  /** Its words are no longer in the text that is signed. */
  isLost: boolean;
}

export interface Remarks {
  all: readonly WrittenRemark[];
  /** The remark that was begun last on this page; its field takes the focus. */
  fresh: number | undefined;
  add(place?: Partial<Quote> & { body?: string }): void;
  change(key: number, part: "body" | "replacement", value: string): void;
  remove(key: number): void;
}

/** @param typed fields of the form as they were sent; @param lines of the text that is signed */
export function useRemarks(typed: Record<string, string>, lines: readonly string[]): Remarks {
  const [written, setWritten] = useState(() => begun(typed, lines));
  const [fresh, setFresh] = useState<number>();
  const [read, setRead] = useState(lines);
  if (read !== lines) {
    setRead(lines);
    setWritten(written.map((remark) => placed(remark, lines)));
  }
  return {
    all: written,
    fresh,
    add: (place = {}) => {
      const key = Math.max(-1, ...written.map((remark) => remark.key)) + 1;
      setWritten([...written, { ...blankRemark, ...place, key, isLost: false }]);
      setFresh(key);
    },
    change: (key, part, value) =>
      setWritten(written.map((remark) => (remark.key === key ? { ...remark, [part]: value } : remark))),
    remove: (key) => setWritten(written.filter((remark) => remark.key !== key)),
  };
}

/** There is always one of the whole block: without scripts no other can be begun. */
function begun(typed: Record<string, string>, lines: readonly string[]): WrittenRemark[] {
  const sent = typedRemarks(typed).filter((remark, at) => at === 0 || isSaid(remark) || remark.quote !== "");
  const remarks = sent.length > 0 ? sent : [blankRemark];
  return remarks.map((remark, key) => placed({ ...remark, key, isLost: false }, lines));
}

/** A remark whose words are gone goes on as one of the whole block, and says which words it spoke of. */
function placed(remark: WrittenRemark, lines: readonly string[]): WrittenRemark {
  return standsIn(lines, remark) ? remark : { ...remark, ...withoutPlace(remark), isLost: true };
}

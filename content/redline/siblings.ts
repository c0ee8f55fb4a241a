/**
 * Which of the old siblings are which of the new ones: by what names them, by being equal, by their words. A line split in
 * two has two partners on the new side, joined ones have several on the old.
 */
import type { DocNode } from "../schema/document.ts";
import { areAkin, isLine, likeness, nameOf, shared, type Bag, type Facts } from "./facts.ts";
import { heaviestChain, pairEqual, type Candidate } from "./matching.ts";

/** Siblings that belong together: indices on both sides, rising. */
export interface Match {
  before: number[];
  after: number[];
  /** Moved against its fellows. */
  moved: boolean;
}

/** Nodes less alike than this are strangers; a moved one has to be as good as the same. */
const akin = 0.4;
const surelyTheSame = 0.7;

/** A moved node needs this many words, or it is told as deleted and inserted. */
const wordsToMove = 4;

/** Gaps of more pairs than this are not compared each with each. */
const smallGap = 2500;

/** A word that stands in more siblings than this tells nothing. */
const commonWord = 30;

/** Pairs siblings. The matches come in the order of the new side. */
export function matchSiblings(before: DocNode[], after: DocNode[], facts: Facts): Match[] {
  const pairing = new Pairing(before, after, facts);
  pairing.byName();
  pairing.byEquality();
  pairing.byWords();
  // What has moved stands no longer between what stayed: the gaps are others then.
  if (pairing.elsewhere()) pairing.byWords();
  pairing.byPlace();
  return pairing.matches();
}

class Pairing {
  private readonly forward: Int32Array;
  private readonly back: Int32Array;
  private readonly extra = new Map<number, { before: number[]; after: number[] }>();
  private readonly names: [(string | undefined)[], (string | undefined)[]];

  constructor(
    private readonly before: DocNode[],
    private readonly after: DocNode[],
    private readonly facts: Facts,
  ) {
    this.forward = new Int32Array(before.length).fill(-1);
    this.back = new Int32Array(after.length).fill(-1);
    this.names = [before.map(nameOf), after.map(nameOf)];
  }

  private pair(i: number, j: number): void {
    this.forward[i] = j;
    this.back[j] = i;
  }

  /** The n-th of a name is the n-th of that name. */
  byName(): void {
    const places = new Map<string, number[]>();
    this.names[0].forEach((name, i) => {
      if (name !== undefined) places.set(name, [...(places.get(name) ?? []), i]);
    });
    this.names[1].forEach((name, j) => {
      const i = name === undefined ? undefined : places.get(name)?.shift();
      if (i !== undefined) this.pair(i, j);
    });
  }

  /** Equal ones that kept their order. */
  byEquality(): void {
    const free = (side: 0 | 1, nodes: DocNode[]) =>
      [...nodes.keys()].filter((at) => this.names[side][at] === undefined);
    const [old, now] = [free(0, this.before), free(1, this.after)];
    const ids = (nodes: DocNode[], places: number[]) => Uint32Array.from(places, (at) => this.facts.of(nodes[at]!).id);
    const pairs = pairEqual(ids(this.before, old), ids(this.after, now), this.facts.work);
    pairs.forEach((at, i) => {
      if (at >= 0) this.pair(old[i]!, now[at]!);
    });
  }

  /** In each gap between those, the ones that are alike, in order; then what was split or joined there. */
  byWords(): void {
    for (const gap of this.gaps()) {
      for (const { before, after } of heaviestChain(this.alike(gap, akin))) {
        this.pair(before, after);
      }
      for (const i of gap.before) if (this.forward[i]! >= 0 && !this.extra.has(i)) this.widen(i, this.forward[i]!);
    }
  }

  /** Alone against alone of one kind: a container, or a few words, changed beyond recognition. */
  byPlace(): void {
    for (const { before, after } of this.gaps()) {
      if (before.length !== after.length) continue;
      const fits = before.every((i, at) => this.fitsInPlace(i, after[at]!));
      if (fits) before.forEach((i, at) => this.pair(i, after[at]!));
    }
  }

  private fitsInPlace(i: number, j: number): boolean {
    const [old, now] = [this.before[i]!, this.after[j]!];
    if (old.type !== now.type) return false;
    const words = Math.max(this.facts.of(old).size, this.facts.of(now).size);
    return isLine(old) ? words <= wordsToMove : true;
  }

  /** Those left over that are surely the same, wherever they stand. @returns whether there were any */
  elsewhere(): boolean {
    let found = false;
    const gap = { before: this.free(this.forward), after: this.free(this.back) };
    const worthy = this.alike(gap, surelyTheSame).filter(
      ({ before, after }) => Math.min(this.sizeOf(0, before), this.sizeOf(1, after)) >= wordsToMove,
    );
    for (const { before, after } of worthy.sort((a, b) => b.weight - a.weight)) {
      if (!this.isFree(0, before) || !this.isFree(1, after)) continue;
      this.pair(before, after);
      found = true;
    }
    return found;
  }

  /** Where order is broken, the heavier stay and the lighter have moved. */
  matches(): Match[] {
    const pairs = this.pairs();
    const placed = new Set(heaviestChain(pairs).map(({ after }) => after));
    return pairs
      .sort((a, b) => a.after - b.after)
      .map(({ before, after }) => {
        const group = this.extra.get(before);
        const inOrder = (a: number, b: number) => a - b;
        return {
          before: [before, ...(group?.before ?? [])].sort(inOrder),
          after: [after, ...(group?.after ?? [])].sort(inOrder),
          moved: !placed.has(after),
        };
      });
  }

  private sizeOf(side: 0 | 1, at: number): number {
    return this.facts.of((side === 0 ? this.before : this.after)[at]!).size;
  }

  private free(side: Int32Array): number[] {
    return [...side.keys()].filter((at) => side[at] === -1 && this.isFree(side === this.forward ? 0 : 1, at));
  }

  /** Neither paired nor named: what has a name belongs to that name alone. */
  private isFree(side: 0 | 1, at: number): boolean {
    const partners = side === 0 ? this.forward : this.back;
    return partners[at] === -1 && this.names[side][at] === undefined;
  }

  private pairs(): Candidate[] {
    const pairs: Candidate[] = [];
    this.forward.forEach((j, i) => {
      if (j >= 0) pairs.push({ before: i, after: j, weight: 1 + Math.min(this.sizeOf(0, i), 200) / 1000 });
    });
    return pairs;
  }

  /** Free siblings between neighbours that stand. */
  private gaps(): Gap[] {
    const anchors = [...heaviestChain(this.pairs()), { before: this.before.length, after: this.after.length }];
    let [i, j] = [0, 0];
    return anchors.flatMap((anchor) => {
      const gap = { before: this.range(0, i, anchor.before), after: this.range(1, j, anchor.after) };
      [i, j] = [anchor.before + 1, anchor.after + 1];
      return gap.before.length > 0 && gap.after.length > 0 ? [gap] : [];
    });
  }

  private range(side: 0 | 1, from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = from; at < to; at++) if (this.isFree(side, at)) found.push(at);
    return found;
  }

  private alike(gap: Gap, least: number): Candidate[] {
    const found: Candidate[] = [];
    const each = gap.before.length * gap.after.length <= smallGap;
    const rare = each ? undefined : this.rareWords(gap.before);
    gap.after.forEach((j, at) => {
      for (const i of rare ? this.likely(gap, rare, j, at) : gap.before) {
        const [old, now] = [this.before[i]!, this.after[j]!];
        if (this.facts.work.left <= 0 || !areAkin(old, now)) continue;
        const [a, b] = [this.facts.of(old), this.facts.of(now)];
        this.facts.work.left -= Math.min(a.bag.size, b.bag.size) * 4 + 4;
        const weight = a.id === b.id ? 1 : likeness(a, b);
        if (weight >= least) found.push({ before: i, after: j, weight });
      }
    });
    if (this.facts.work.left <= 0) this.facts.work.coarse = true;
    return found;
  }

  private rareWords(places: number[]): Map<number, number[]> {
    const standing = new Map<number, number[]>();
    for (const i of places)
      for (const word of this.facts.of(this.before[i]!).bag.keys()) {
        const all = standing.get(word);
        if (!all) standing.set(word, [i]);
        else if (all.length <= commonWord) all.push(i);
      }
    return standing;
  }

  /** The few old ones worth comparing with a new one: they share rare words with it, or stand at its place. */
  private likely(gap: Gap, rare: Map<number, number[]>, j: number, at: number): number[] {
    const counts = new Map<number, number>();
    const near = Math.round((at * gap.before.length) / gap.after.length);
    for (const i of gap.before.slice(Math.max(0, near - 2), near + 3)) counts.set(i, 0);
    for (const word of this.facts.of(this.after[j]!).bag.keys()) {
      const places = rare.get(word) ?? [];
      if (places.length > commonWord) continue;
      this.facts.work.left -= places.length;
      for (const i of places) counts.set(i, (counts.get(i) ?? 0) + 1);
    }
    const best = [...counts].sort(([, a], [, b]) => b - a).slice(0, 8);
    return [...new Set([...best.map(([i]) => i), ...[...counts].slice(0, 5).map(([i]) => i)])];
  }

  /** Takes the neighbours of a pair into it while they hold what it lacks: a line was split, or lines were joined. */
  private widen(i: number, j: number): void {
    if (!isLine(this.before[i]!) || !isLine(this.after[j]!)) return;
    const group = { before: [] as number[], after: [] as number[] };
    const lacking = (whole: number, side: 0 | 1, part: number) => {
      const nodes = [this.before, this.after] as const;
      return without(this.facts.of(nodes[side][whole]!).bag, this.facts.of(nodes[side === 0 ? 1 : 0][part]!).bag);
    };
    group.after = this.neighbours(1, j, lacking(i, 0, j));
    if (group.after.length === 0) group.before = this.neighbours(0, i, lacking(j, 1, i));
    if (group.before.length + group.after.length === 0) return;
    for (const at of group.after) this.back[at] = i;
    for (const at of group.before) this.forward[at] = -2;
    this.extra.set(i, group);
  }

  private neighbours(side: 0 | 1, from: number, lacks: Map<number, number>): number[] {
    const nodes = side === 0 ? this.before : this.after;
    const taken: number[] = [];
    for (const step of [1, -1])
      for (
        let at = from + step;
        at >= 0 && at < nodes.length && this.isFree(side, at) && isLine(nodes[at]!);
        at += step
      ) {
        const { bag, size } = this.facts.of(nodes[at]!);
        if (size === 0 || shared(bag, lacks) / size < surelyTheSame) break;
        taken.push(at);
        for (const [word, times] of bag) lacks.set(word, (lacks.get(word) ?? 0) - times);
      }
    return taken;
  }
}

interface Gap {
  before: number[];
  after: number[];
}

function without(whole: Bag, part: Bag): Map<number, number> {
  return new Map([...whole].map(([word, times]) => [word, Math.max(0, times - (part.get(word) ?? 0))]));
}

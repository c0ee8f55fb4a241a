/** The longest common part of two lists of numbers, in bounded work, and the heaviest chain of pairs that keep order. */

/** How much comparing is still allowed, in steps of a few nanoseconds; shared by everything in one comparison. */
export interface Work {
  left: number;
  /** Something was not compared to the end. */
  coarse: boolean;
}

/** More edits than this between two lists, and their middles count as wholly different. */
const mostEdits = 2000;

/**
 * Pairs equal members of two lists so that order is kept and as many as possible are paired.
 * @returns for each member of `a` the index of its pair in `b`, or -1
 */
export function pairEqual(a: ArrayLike<number>, b: ArrayLike<number>, work: Work): Int32Array {
  const pairs = new Int32Array(a.length).fill(-1);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) pairs[start] = start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) pairs[--endA] = --endB;
  if (endA > start && endB > start) pairMiddle(a, b, start, endA, endB, pairs, work);
  return pairs;
}

/** Myers' shortest edit: how far each diagonal gets with each number of edits, then the way back. */
function pairMiddle(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  start: number,
  endA: number,
  endB: number,
  pairs: Int32Array,
  work: Work,
): void {
  const [n, m] = [endA - start, endB - start];
  const limit = Math.min(n + m, mostEdits);
  const far = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit && work.left > 0; edits++) {
    work.left -= edits + 1;
    trace.push(far.slice(middle - edits - 1, middle + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && far[middle + k - 1]! < far[middle + k + 1]!);
      let x = down ? far[middle + k + 1]! : far[middle + k - 1]! + 1;
      const from = x;
      while (x < n && x - k < m && a[start + x] === b[start + x - k]) x++;
      work.left -= x - from;
      far[middle + k] = x;
      if (x >= n && x - k >= m) return wayBack(trace, n, m, start, pairs);
    }
  }
  work.coarse = true;
}

function wayBack(trace: Int32Array[], n: number, m: number, start: number, pairs: Int32Array): void {
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; x > 0 || y > 0; edits--) {
    const far = trace[edits]!;
    const at = (k: number) => far[k + edits + 1]!;
    const k = x - y;
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const beforeX = edits === 0 ? 0 : down ? at(k + 1) : at(k - 1);
    const beforeY = edits === 0 ? 0 : beforeX - (down ? k + 1 : k - 1);
    while (x > beforeX && y > beforeY) pairs[start + --x] = start + --y;
    [x, y] = [beforeX, beforeY];
  }
}

/** Two members that may belong together. */
export interface Candidate {
  before: number;
  after: number;
  weight: number;
}

/** Of candidates, the heaviest set in which both sides go up: n log n. */
export function heaviestChain(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.toSorted((a, b) => a.before - b.before || b.after - a.after);
  const size = sorted.reduce((most, { after }) => Math.max(most, after + 1), 0);
  const best = new Int32Array(size + 1).fill(-1);
  const sums: number[] = [];
  const previous: number[] = [];
  sorted.forEach(({ after, weight }, at) => {
    let reached = -1;
    for (let i = after; i > 0; i -= i & -i) if (isHeavier(best[i]!, reached, sums)) reached = best[i]!;
    sums.push(weight + (reached < 0 ? 0 : sums[reached]!));
    previous.push(reached);
    for (let i = after + 1; i <= size; i += i & -i) if (isHeavier(at, best[i]!, sums)) best[i] = at;
  });
  let at = sums.reduce((heaviest, sum, i) => (heaviest < 0 || sum > sums[heaviest]! ? i : heaviest), -1);
  const chain: Candidate[] = [];
  for (; at >= 0; at = previous[at]!) chain.push(sorted[at]!);
  return chain.reverse();
}

function isHeavier(one: number, other: number, sums: readonly number[]): boolean {
  return one >= 0 && (other < 0 || sums[one]! > sums[other]!);
}

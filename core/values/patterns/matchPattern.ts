import type { SafePattern } from './safePattern.ts';

/** Texts longer than this are not searched: a cell that long is no value to take a part of. In UTF-16 units. */
const longestText = 4_000;

/**
 * Finds the first place where a pattern fits; of several ways to fit there, the one a backtracking machine would find first.
 * Takes time in proportion to text times pattern, whatever they are.
 *
 * @returns The text of the first group, or of all that fits where the pattern has none; `''` for a group that took no part;
 * `undefined` where the pattern fits nowhere or the text is longer than 4,000 characters.
 */
export function matchPattern(pattern: SafePattern, text: string): string | undefined {
  const found = firstMatch(pattern, text);
  if (found === undefined) return undefined;
  if (pattern.groups === 0) return text.slice(found.from, found.to);
  const [from, to] = found.places;
  return from < 0 || to < from ? '' : text.slice(from, to);
}

/** A part of a text, in UTF-16 units; `to` is exclusive. */
export interface PatternPlace {
  readonly from: number;
  readonly to: number;
}

/** Where all that fits stands, as `matchPattern` finds it; `undefined` where that finds nothing. */
export function placeOfPattern(pattern: SafePattern, text: string): PatternPlace | undefined {
  const found = firstMatch(pattern, text);
  return found === undefined ? undefined : { from: found.from, to: found.to };
}

function firstMatch(pattern: SafePattern, text: string): Thread | undefined {
  if (text.length > longestText) return undefined;
  const { steps } = pattern;
  // Which round has visited a step last, so that each is followed once a character.
  const seen = new Int32Array(steps.length).fill(-1);
  let threads: Thread[] = [];
  let found: Thread | undefined;
  let round = 0;

  function follow(into: Thread[], first: Thread, at: number): void {
    const waiting: Thread[] = [first];
    for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
      const step = steps[thread.step];
      if (step === undefined || seen[thread.step] === round) continue;
      seen[thread.step] = round;
      if (step.op === 'split') {
        waiting.push({ ...thread, step: step.other }, { ...thread, step: step.next });
      } else if (step.op === 'save') {
        const places = step.slot < 2 ? withPlace(thread.places, step.slot, at) : thread.places;
        waiting.push({ ...thread, step: step.next, places });
      } else if (step.op === 'start') {
        if (at === 0) waiting.push({ ...thread, step: step.next });
      } else if (step.op === 'end') {
        if (at === text.length) waiting.push({ ...thread, step: step.next });
      } else into.push(thread);
    }
  }

  for (let at = 0; ; ) {
    // As long as nothing fits, a match may begin here too; what began earlier goes first.
    if (found === undefined && (at === 0 || !pattern.anchored)) {
      follow(threads, { step: pattern.start, places: nowhere, from: at, to: at }, at);
    }
    if (threads.length === 0 && (found !== undefined || pattern.anchored)) break;
    const code = text.codePointAt(at);
    const behind = at + (code !== undefined && code > 0xffff ? 2 : 1);
    round += 1;
    const next: Thread[] = [];
    for (const thread of threads) {
      const step = steps[thread.step];
      if (step?.op === 'match') {
        found = { ...thread, to: at };
        break;
      }
      if (step?.op === 'character' && code !== undefined && step.accepts(code)) {
        follow(next, { ...thread, step: step.next }, behind);
      }
    }
    threads = next;
    if (code === undefined) break;
    at = behind;
  }
  return found;
}

interface Thread {
  readonly step: number;
  readonly places: readonly [number, number];
  readonly from: number;
  readonly to: number;
}

const nowhere: readonly [number, number] = [-1, -1];

function withPlace(places: readonly [number, number], slot: number, at: number): readonly [number, number] {
  return slot === 0 ? [at, places[1]] : [places[0], at];
}

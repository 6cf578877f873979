import { PatternFault, readCharacter } from './patternCharacter.ts';

/** One step of a compiled pattern. `split` tries `next` before `other`. */
export type PatternStep =
  | { readonly op: 'character'; readonly accepts: (code: number) => boolean; next: number }
  | { readonly op: 'split'; next: number; other: number }
  | { readonly op: 'save'; readonly slot: number; next: number }
  | { readonly op: 'start'; next: number }
  | { readonly op: 'end'; next: number }
  | { readonly op: 'match' };

export interface SafePattern {
  readonly steps: readonly PatternStep[];
  readonly start: number;
  /** Groups that hold text; 0 for none. */
  readonly groups: number;
  /** True where it can begin at the beginning of the text only. */
  readonly anchored: boolean;
}

/** Longest pattern, in characters, and most steps it may compile to: what a run costs per character of a cell. */
const patternLimits = { characters: 200, steps: 2_000, repeats: 100 } as const;

/**
 * Compiles the part of regular expressions that runs in linear time: literals, `.`, classes (`[A-Z0-9]`, `\d \w \s` and their
 * capitals), groups `( )` and `(?: )`, alternatives, `? * + {n} {n,m}` (greedy, or lazy with a `?` behind), `^` and `$`. No
 * look-around and no back reference. A run goes through all ways at once (Thompson, Pike), so no text makes it slow.
 *
 * @param options `anyCase`: letters stand for their capital and small forms
 * @returns What is wrong with the pattern in a few words, where it is none of these.
 */
export function compilePattern(
  source: string,
  options: { readonly anyCase?: boolean } = {},
): SafePattern | string {
  if (source.length > patternLimits.characters) return `more than ${patternLimits.characters} characters`;
  const builder = new Builder(source, options.anyCase === true);
  try {
    return builder.compile();
  } catch (error) {
    if (error instanceof PatternFault) return error.message;
    throw error;
  }
}

/** Whether no way from a step to a character, or to the end, leads around `^`. */
function isAnchored(steps: readonly PatternStep[], start: number): boolean {
  const seen = new Set<number>();
  const waiting = [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const step = steps[at];
    if (step === undefined || seen.has(at)) continue;
    seen.add(at);
    if (step.op === 'split') waiting.push(step.next, step.other);
    else if (step.op === 'save') waiting.push(step.next);
    else if (step.op !== 'start') return false;
  }
  return true;
}

interface Part {
  readonly start: number;
  /** Tells the part's open ends where to go on. */
  readonly goTo: (step: number) => void;
}

class Builder {
  readonly steps: PatternStep[] = [];
  groups = 0;
  at = 0;
  readonly source: string;
  readonly anyCase: boolean;

  constructor(source: string, anyCase: boolean) {
    this.source = source;
    this.anyCase = anyCase;
  }

  compile(): SafePattern {
    const body = this.alternatives();
    if (this.at < this.source.length) throw new PatternFault('a closing parenthesis too many');
    body.goTo(this.add({ op: 'match' }));
    const { steps, groups } = this;
    return { steps, start: body.start, groups, anchored: isAnchored(steps, body.start) };
  }

  add(step: PatternStep): number {
    if (this.steps.length >= patternLimits.steps) throw new PatternFault('too many repetitions');
    return this.steps.push(step) - 1;
  }

  alternatives(): Part {
    const first = this.sequence();
    if (this.source[this.at] !== '|') return first;
    this.at += 1;
    const other = this.alternatives();
    const split = this.add({ op: 'split', next: first.start, other: other.start });
    return {
      start: split,
      goTo: (step) => {
        first.goTo(step);
        other.goTo(step);
      },
    };
  }

  sequence(): Part {
    let whole: Part | undefined;
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const next = this.repeated();
      whole = whole === undefined ? next : this.joined(whole, next);
    }
    return whole ?? this.empty();
  }

  empty(): Part {
    const step: PatternStep = { op: 'split', next: -1, other: -1 };
    const start = this.add(step);
    return {
      start,
      goTo: (to) => {
        step.next = to;
        step.other = to;
      },
    };
  }

  joined(one: Part, two: Part): Part {
    one.goTo(two.start);
    return { start: one.start, goTo: two.goTo };
  }

  repeated(): Part {
    const from = this.at;
    const groupsBefore = this.groups;
    const first = this.atom();
    const times = this.times();
    if (times === undefined) return first;
    const lazy = this.source[this.at] === '?';
    if (lazy) this.at += 1;
    const behind = this.at;
    const again = (): Part => {
      // The same text is read once more, so that each repetition has steps of its own; groups keep their numbers.
      const groups = this.groups;
      this.at = from;
      this.groups = groupsBefore;
      const copy = this.atom();
      this.at = behind;
      this.groups = groups;
      return copy;
    };
    return this.repetition(first, again, { ...times, lazy });
  }

  repetition(
    first: Part,
    again: () => Part,
    { least, most, lazy }: { readonly least: number; readonly most: number; readonly lazy: boolean },
  ): Part {
    let used = false;
    const copy = (): Part => {
      if (used) return again();
      used = true;
      return first;
    };
    let whole: Part | undefined;
    const append = (part: Part): void => {
      whole = whole === undefined ? part : this.joined(whole, part);
    };
    for (let n = 0; n < least; n += 1) append(copy());
    if (most === Number.POSITIVE_INFINITY) append(this.star(copy(), lazy));
    else {
      let tail: Part | undefined;
      for (let n = least; n < most; n += 1) {
        const one = copy();
        tail = this.optional(tail === undefined ? one : this.joined(one, tail), lazy);
      }
      if (tail !== undefined) append(tail);
    }
    return whole ?? this.empty();
  }

  star(part: Part, lazy: boolean): Part {
    const step = { op: 'split' as const, next: lazy ? -1 : part.start, other: lazy ? part.start : -1 };
    const split = this.add(step);
    part.goTo(split);
    return {
      start: split,
      goTo: (to) => {
        if (lazy) step.next = to;
        else step.other = to;
      },
    };
  }

  optional(part: Part, lazy: boolean): Part {
    const step = { op: 'split' as const, next: lazy ? -1 : part.start, other: lazy ? part.start : -1 };
    const split = this.add(step);
    return {
      start: split,
      goTo: (to) => {
        part.goTo(to);
        if (lazy) step.next = to;
        else step.other = to;
      },
    };
  }

  times(): { readonly least: number; readonly most: number } | undefined {
    const sign = this.source[this.at];
    if (sign === '*' || sign === '+' || sign === '?') {
      this.at += 1;
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
    }
    if (sign !== '{') return undefined;
    const found = /^\{(\d{1,3})(?:(,)(\d{1,3})?)?\}/.exec(this.source.slice(this.at));
    if (found === null) throw new PatternFault('a brace that counts nothing');
    const least = Number(found[1]);
    const most =
      found[2] === undefined ? least : found[3] === undefined ? Number.POSITIVE_INFINITY : Number(found[3]);
    if (
      least > patternLimits.repeats ||
      (most !== Number.POSITIVE_INFINITY && most > patternLimits.repeats)
    ) {
      throw new PatternFault(`more than ${patternLimits.repeats} repetitions`);
    }
    if (most < least) throw new PatternFault('a count that ends before it begins');
    this.at += found[0].length;
    return { least, most };
  }

  atom(): Part {
    const sign = this.source[this.at];
    if (sign === '(') return this.group();
    if (sign === '^' || sign === '$') {
      this.at += 1;
      return this.single({ op: sign === '^' ? 'start' : 'end', next: -1 });
    }
    if (sign === '*' || sign === '+' || sign === '?') throw new PatternFault('a repetition of nothing');
    return this.single({ op: 'character', accepts: readCharacter(this), next: -1 });
  }

  single(step: Extract<PatternStep, { next: number }>): Part {
    const start = this.add(step);
    return {
      start,
      goTo: (to) => {
        step.next = to;
      },
    };
  }

  group(): Part {
    this.at += 1;
    let slot = -1;
    if (this.source.startsWith('?:', this.at)) this.at += 2;
    else if (this.source[this.at] === '?')
      throw new PatternFault('a look-around or a named group, which are not supported');
    else {
      slot = this.groups;
      this.groups += 1;
    }
    const inner = this.alternatives();
    if (this.source[this.at] !== ')') throw new PatternFault('a parenthesis that is not closed');
    this.at += 1;
    if (slot < 0) return inner;
    const before = this.single({ op: 'save', slot: slot * 2, next: -1 });
    const after = this.single({ op: 'save', slot: slot * 2 + 1, next: -1 });
    return this.joined(this.joined(before, inner), after);
  }
}

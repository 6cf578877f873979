import type { AskCondition, AskGroup, AskMeasure, AskOrder, AskTest } from '../../../model/ask.ts';
import type { AskField, AskTopic } from '../../askField.ts';
import type { NameChoice, NamedIn } from '../words/naming.ts';
import { opposite } from '../words/opposite.ts';
import type { Token } from '../words/tokens.ts';

/** How a condition hangs on the one before. */
export type Link = 'and' | 'or';

export interface DraftCondition {
  readonly condition: AskCondition;
  readonly link: Link;
  /** A name behind "from", "in", "of" or another such word. */
  readonly isPlace: boolean;
}

/** A query on its way: what the words so far came to. */
export interface Draft {
  readonly topic: AskTopic;
  readonly tokens: readonly Token[];
  readonly named: NamedIn;
  readonly today: string;
  readonly conditions: DraftCondition[];
  readonly groups: AskGroup[];
  readonly measures: AskMeasure[];
  order: AskOrder | null;
  limit: number | null;
  columns: string[];
  /** The next condition is turned round. */
  negated: boolean;
  /** "or" stood before what comes. */
  link: Link;
  /** "and", "or" or a comma stood before what comes. */
  isJoined: boolean;
  /** The word before what comes: `from`, `at`. */
  hint: string;
  /** A date field that was named and waits for its time. */
  dateField: AskField | null;
  /** `which broker` waits for "most often". */
  asked: AskField | null;
  /** The figure named last that nothing was done with yet. */
  figure: AskField | null;
  /** More of them, in their order. */
  readonly figures: AskField[];
  /** The number that was compared last. */
  lastNumber: AskField | null;
  /** `largest budget`, should groups follow. */
  extreme: 'max' | 'min' | null;
  wantsCount: boolean;
  wantsShare: boolean;
  /** `average`, waiting for its field. */
  wantsFigure: 'sum' | 'avg' | 'min' | 'max' | null;
  /** `most`, waiting for what. */
  superlative: { readonly descending: boolean; readonly word: string } | null;
  /** The last condition's field, for `or Malaysia`. */
  last: AskField | null;
  lastNegated: boolean;
  /** `hot vs cold`, `compare`: what is compared stands in groups of its own. */
  compares: boolean;
  /** "The run with the most rows" is one. */
  isOne: boolean;
  /** The name that a slip of spelling was taken for, to be told with what comes of it. */
  slip: string | null;
  /** Fields that the name taken last is as well a value of, to be told with it. */
  choice: NameChoice | null;
  readonly parts: DraftPart[];
  /** Pieces that have said something of what is to come; what nothing came of was not understood. */
  readonly waiting: Map<Waiting, DraftPart>;
}

interface DraftPart {
  readonly from: number;
  readonly to: number;
  means: string | null;
  readonly slips?: readonly ReadSlip[];
  readonly choice?: NameChoice;
}

/** A piece that was written with a slip, and what it was read as; places as of parts. */
export interface ReadSlip {
  readonly from: number;
  readonly to: number;
  readonly read: string;
}

export type Waiting =
  | 'compares'
  | 'date'
  | 'figure'
  | 'figureWord'
  | 'name'
  | 'negated'
  | 'share'
  | 'superlative';

export function freshDraft(given: Pick<Draft, 'topic' | 'tokens' | 'named' | 'today'>): Draft {
  return {
    ...given,
    conditions: [],
    groups: [],
    measures: [],
    order: null,
    limit: null,
    columns: [],
    negated: false,
    link: 'and',
    isJoined: false,
    hint: '',
    dateField: null,
    asked: null,
    figure: null,
    figures: [],
    lastNumber: null,
    extreme: null,
    wantsCount: false,
    wantsShare: false,
    wantsFigure: null,
    superlative: null,
    last: null,
    lastNegated: false,
    compares: false,
    isOne: false,
    slip: null,
    choice: null,
    parts: [],
    waiting: new Map(),
  };
}

/** The word at a place; empty behind the end. */
export function wordAt({ tokens }: Pick<Draft, 'tokens'>, at: number): string {
  return tokens[at]?.word ?? '';
}

/** Takes tokens at a place where they fit it. @returns how many; 0 where they do not fit */
export type Rule = (draft: Draft, at: number) => number;

/** Notes what some tokens were taken for. */
export function note(
  draft: Draft,
  [at, length]: readonly [at: number, length: number],
  means: string | null,
): void {
  const [first, last] = [draft.tokens[at], draft.tokens[at + length - 1]];
  if (first === undefined || last === undefined) return;
  const { slip } = draft;
  draft.slip = null;
  const { choice } = draft;
  draft.choice = null;
  const slips = means === null ? [] : slipsIn(draft.tokens.slice(at, at + length), { slip, means });
  draft.parts.push({
    from: first.from,
    to: last.to,
    means,
    ...(slips.length > 0 && { slips }),
    ...(choice !== null && { choice }),
  });
}

/** What of some tokens was read otherwise than it is written: the name that they are, or words of them. */
function slipsIn(
  tokens: readonly Token[],
  { slip, means }: { readonly slip: string | null; readonly means: string },
): readonly ReadSlip[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (slip !== null && first !== undefined && last !== undefined)
    return [{ from: first.from, to: last.to, read: slip }];
  return tokens.flatMap(({ mended, text, from, to }) =>
    // A word that is looked for as it stands was taken for nothing else.
    mended === undefined || (text !== mended && means.includes(text)) ? [] : [{ from, to, read: mended }],
  );
}

/** Notes what some tokens were taken for, and that it waits for something to come of it. */
export function noteWaiting(
  draft: Draft,
  range: readonly [at: number, length: number],
  { means, waits }: { readonly means: string; readonly waits: Waiting },
): void {
  note(draft, range, means);
  const part = draft.parts.at(-1);
  if (part !== undefined) draft.waiting.set(waits, part);
}

/** Adds a condition, or a value to the one before where both are of one field. */
export function addCondition(draft: Draft, field: AskField, test: AskTest): void {
  const turned = draft.negated ? opposite(test) : test;
  const before = draft.conditions.at(-1);
  const { isJoined, link } = draft;
  const isPlace = draft.hint !== '';
  draft.link = 'and';
  draft.isJoined = false;
  draft.hint = '';
  draft.lastNegated = draft.negated;
  draft.negated = false;
  draft.last = field;
  if (before?.condition.field === field.name) {
    const { test: own } = before.condition;
    if ('values' in own && 'values' in turned && own.op === turned.op) {
      const values = [...new Set([...own.values, ...turned.values])];
      draft.conditions[draft.conditions.length - 1] = {
        ...before,
        condition: { field: field.name, test: { op: own.op, values } },
      };
      return;
    }
  }
  // "By Maria and Tom", "this year and last year": nothing is both.
  const isEither =
    isJoined &&
    before?.condition.field === field.name &&
    kindOf(before.condition.test) === kindOf(turned) &&
    kindOf(turned) !== undefined;
  draft.conditions.push({
    condition: { field: field.name, test: turned },
    link: isEither ? 'or' : link,
    isPlace,
  });
}

/** Tests of one kind that one value hardly meets two of. */
function kindOf({ op }: AskTest): 'text' | 'time' | 'figure' | undefined {
  if (op === 'is' || op === 'contains' || op === 'begins') return 'text';
  return op === 'within' ? 'time' : op === 'equals' ? 'figure' : undefined;
}

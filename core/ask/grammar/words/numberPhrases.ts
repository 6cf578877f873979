import type { AskTest } from '../../../model/ask.ts';
import type { Token } from './tokens.ts';

/** A comparison with its figures at a place of a question. */
export interface FoundComparison {
  readonly test: (scale: number) => AskTest;
  /** The unit behind the figure: `mb`, `minute`, `%`; empty for none. */
  readonly unit: string;
  readonly length: number;
}

/** Words of the longest comparison. */
const longestComparison = 5;

type NumberOperator = 'equals' | 'above' | 'atLeast' | 'below' | 'atMost';

const comparisons: readonly (readonly [phrase: string, op: NumberOperator])[] = [
  ['greater than or equal to', 'atLeast'],
  ['less than or equal to', 'atMost'],
  ['no fewer than', 'atLeast'],
  ['no less than', 'atLeast'],
  ['not less than', 'atLeast'],
  ['no more than', 'atMost'],
  ['not more than', 'atMost'],
  ['more than', 'above'],
  ['greater than', 'above'],
  ['bigger than', 'above'],
  ['larger than', 'above'],
  ['higher than', 'above'],
  ['longer than', 'above'],
  ['slower than', 'above'],
  ['faster than', 'below'],
  ['quicker than', 'below'],
  ['better than', 'above'],
  ['at least', 'atLeast'],
  ['at minimum', 'atLeast'],
  ['minimum of', 'atLeast'],
  ['minimum', 'atLeast'],
  ['maximum of', 'atMost'],
  ['maximum', 'atMost'],
  ['min', 'atLeast'],
  ['max', 'atMost'],
  ['a minimum of', 'atLeast'],
  ['less than', 'below'],
  ['fewer than', 'below'],
  ['smaller than', 'below'],
  ['lower than', 'below'],
  ['shorter than', 'below'],
  ['worse than', 'below'],
  ['at most', 'atMost'],
  ['a maximum of', 'atMost'],
  ['up to', 'atMost'],
  ['equal to', 'equals'],
  ['over', 'above'],
  ['above', 'above'],
  ['exceeding', 'above'],
  ['exceeds', 'above'],
  ['>=', 'atLeast'],
  ['>', 'above'],
  ['under', 'below'],
  ['below', 'below'],
  ['<=', 'atMost'],
  ['<', 'below'],
  ['exactly', 'equals'],
  ['only', 'equals'],
  ['just', 'equals'],
  ['equals', 'equals'],
  ['=', 'equals'],
];

/** Finds `more than 500`, `between 10 and 50`, `90% or more`; a figure alone where `isBare` allows it. */
export function comparisonAt(
  tokens: readonly Token[],
  at: number,
  { isBare }: { readonly isBare: boolean },
): FoundComparison | undefined {
  // "More as" and "more then" are often written for "more than".
  const words = tokens
    .slice(at, at + longestComparison)
    .map(({ word }, n) => (n > 0 && (word === 'as' || word === 'then') ? 'than' : word));
  const range = /^(\d+)[-–](\d+)$/.exec(words[0] ?? '');
  if (range !== null) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return low > high ? undefined : { test: (scale) => betweenOf(low, high, scale), unit: '', length: 1 };
  }
  const isRange = words[0] === 'between' || words[0] === 'from';
  const first = isRange ? figureAt(tokens, at + 1) : figureAt(tokens, at);
  const joint = at + (isRange ? 1 : 0) + (first?.length ?? 0);
  if (isRange || (first !== undefined && ['to', '-'].includes(tokens[joint]?.word ?? ''))) {
    const low = first;
    const joins = joint;
    const isJoined = ['to', ...(words[0] === 'between' ? ['and'] : [])].includes(tokens[joins]?.word ?? '');
    const high = isJoined ? figureAt(tokens, joins + 1) : undefined;
    if (low === undefined || high === undefined) return undefined;
    const { figure } = high;
    return {
      test: (scale) => betweenOf(low.figure, figure, scale),
      unit: high.unit,
      length: joins + 1 + high.length - at,
    };
  }
  for (const [phrase, op] of comparisons) {
    const parts = phrase.split(' ');
    if (!parts.every((part, n) => words[n] === part)) continue;
    const found = figureAt(tokens, at + parts.length);
    if (found === undefined) return undefined;
    return {
      test: (scale) => ({ op, number: scaled(found.figure, scale) }),
      unit: found.unit,
      length: parts.length + found.length,
    };
  }
  const found = figureAt(tokens, at);
  if (found === undefined) return undefined;
  const [or, more] = [tokens[at + found.length]?.word, tokens[at + found.length + 1]?.word];
  const isOpen = tokens[at]?.text.endsWith('+') === true;
  const isLinked = or === 'or' || or === 'and';
  const isMore =
    isLinked &&
    ['more', 'above', 'higher', 'over', 'better', 'up', 'greater', 'longer', 'later', 'newer'].includes(
      more ?? '',
    );
  const isLess =
    isLinked &&
    ['less', 'fewer', 'below', 'lower', 'under', 'down', 'smaller', 'earlier', 'older'].includes(more ?? '');
  if (!isMore && !isLess && !isBare && !isOpen) return undefined;
  const op: NumberOperator = isMore || isOpen ? 'atLeast' : isLess ? 'atMost' : 'equals';
  return {
    test: (scale) => ({ op, number: scaled(found.figure, scale) }),
    unit: found.unit,
    length: found.length + (isMore || isLess ? 2 : 0),
  };
}

function betweenOf(low: number, high: number, scale: number): AskTest {
  return { op: 'between', low: scaled(low, scale), high: scaled(high, scale) };
}

function scaled(figure: number, scale: number): number {
  // 0.1 times 3 has a tail that nobody wrote.
  return Number((figure * scale).toPrecision(12));
}

const wordNumbers: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  dozen: 12,
  hundred: 100,
  thousand: 1_000,
};

/** The figure that a word is: `1,000`, `10k`, `€2.5m`, `90%`, `ten`. */
export function numberOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (Object.hasOwn(wordNumbers, word)) return wordNumbers[word];
  const match = /^[€$£]?(\d+(?:,\d{3})*(?:\.\d+)?)(%|[km])?\+?$/.exec(word);
  if (match === null) return undefined;
  const figure = Number((match[1] ?? '').replaceAll(',', ''));
  return match[2] === 'k' ? figure * 1_000 : match[2] === 'm' ? figure * 1_000_000 : figure;
}

const unitWords = new Set(
  'mb megabyte megabytes gb gigabyte gigabytes kb kilobyte kilobytes byte bytes second seconds sec secs minute minutes min mins hour hours percent %'.split(
    ' ',
  ),
);

/** Amounts are kept without their currency. */
const currencies = new Set('euro euros eur usd dollar dollars gbp pound pounds sgd chf yen'.split(' '));

function figureAt(
  tokens: readonly Token[],
  at: number,
): { readonly figure: number; readonly unit: string; readonly length: number } | undefined {
  const word = tokens[at]?.word;
  const [next, third] = [tokens[at + 1]?.word ?? '', tokens[at + 2]?.word ?? ''];
  if (word === 'half' && ['a', 'an'].includes(next) && unitWords.has(third))
    return { figure: 0.5, unit: third, length: 3 };
  if ((word === 'a' || word === 'an') && unitWords.has(next)) return { figure: 1, unit: next, length: 2 };
  const large = { hundred: 100, thousand: 1_000, million: 1_000_000, dozen: 12 };
  const isHalf = word === 'half' && ['a', 'an'].includes(next);
  const named = isHalf ? third : word === 'a' || word === 'an' ? next : '';
  if (Object.hasOwn(large, named))
    return { figure: large[named as 'hundred'] * (isHalf ? 0.5 : 1), unit: '', length: isHalf ? 3 : 2 };
  const figure = numberOf(word);
  if (figure === undefined || word === undefined) return undefined;
  if (word.endsWith('%')) return { figure, unit: '%', length: 1 };
  const behind = tokens[at + 1]?.word ?? '';
  if (behind === 'thousand' || behind === 'million')
    return {
      figure: figure * (behind === 'million' ? 1_000_000 : 1_000),
      unit: '',
      length: currencies.has(tokens[at + 2]?.word ?? '') ? 3 : 2,
    };
  if (currencies.has(behind)) return { figure, unit: '', length: 2 };
  return unitWords.has(behind) ? { figure, unit: behind, length: 2 } : { figure, unit: '', length: 1 };
}

/** What a figure in this unit is to be multiplied with for a field that counts in `fieldUnit`. */
export function scaleOf(unit: string, fieldUnit: string): number {
  if (unit === '%' || unit === 'percent') return fieldUnit === 'share' ? 0.01 : 1;
  if (/^(?:mb|mega)/.test(unit)) return 1_000_000;
  if (/^(?:gb|giga)/.test(unit)) return 1_000_000_000;
  if (/^(?:kb|kilo)/.test(unit)) return 1_000;
  if (unit.startsWith('min')) return 60;
  if (unit.startsWith('hour')) return 3_600;
  return 1;
}

/** The unit of fields that a unit of a question speaks of; empty for any. */
export function fieldUnitOf(unit: string): string {
  if (/^(?:mb|gb|kb|mega|giga|kilo|byte)/.test(unit)) return 'bytes';
  if (/^(?:sec|min|hour)/.test(unit)) return 'seconds';
  return unit === '%' || unit === 'percent' ? 'share' : '';
}

import type { ColumnProfile } from '../../model/profile.ts';
import { holdsAddresses } from './holdsAddresses.ts';
import type { ValueSample } from './valueSample.ts';
import type { Kind } from './wantedKind.ts';

/** What values look like, whatever they are called. */
export type ValueForm =
  | 'date'
  | 'time'
  | 'year'
  | 'flag'
  | 'integer'
  | 'decimal'
  | 'code'
  | 'category'
  | 'phrase'
  | 'prose'
  | 'email'
  | 'phone'
  | 'url';

/** Words of a value on average from which it is running text. */
const proseWords = 6;

/** `null` for a column without values. */
export function formOf(profile: ColumnProfile, sample: ValueSample | null): ValueForm | null {
  if (sample === null) return null;
  const { semanticType } = profile;
  if (semanticType === 'email' || semanticType === 'url') return semanticType;
  if (semanticType === 'phone') return 'phone';
  switch (profile.type) {
    case 'date':
    case 'datetime':
      return semanticType === 'year' ? 'year' : 'date';
    case 'time':
      return 'time';
    case 'boolean':
      return 'flag';
    case 'integer':
      return isYears(profile) ? 'year' : 'integer';
    case 'number':
      return 'decimal';
    case 'code':
      return profile.semanticType === 'enumeration' ? 'category' : 'code';
    case 'text':
      if (holdsAddresses(profile)) return 'email';
      if (sample.meanWords >= proseWords) return 'prose';
      return semanticType === 'enumeration' || sample.distinctShare < repeatedShare ? 'category' : 'phrase';
  }
}

/** Share of different values below which they are taken from a list. */
const repeatedShare = 0.3;

function isYears({ min, max }: ColumnProfile): boolean {
  return typeof min === 'number' && typeof max === 'number' && min >= 1900 && max <= 2100;
}

/** Forms that a kind takes: as it is wanted, and as it also comes. All others speak against it. */
const forms: Readonly<Record<Kind, readonly [good: readonly ValueForm[], also: readonly ValueForm[]]>> = {
  date: [['date'], ['year', 'time']],
  time: [
    ['time', 'date'],
    ['integer', 'decimal', 'code'],
  ],
  year: [['year'], ['integer', 'date', 'category']],
  money: [['decimal', 'integer'], ['year']],
  percent: [['decimal', 'integer'], []],
  count: [['integer'], ['decimal', 'year', 'flag']],
  measure: [
    ['decimal', 'integer'],
    ['phrase', 'category', 'code', 'year'],
  ],
  id: [
    ['code', 'integer'],
    ['phrase', 'category', 'email', 'year', 'phone'],
  ],
  code: [
    ['code', 'category'],
    ['integer', 'flag', 'phrase', 'year', 'phone'],
  ],
  category: [
    ['category', 'flag'],
    ['phrase', 'code', 'integer', 'prose'],
  ],
  flag: [['flag'], ['category', 'integer', 'code']],
  name: [['phrase'], ['category', 'prose', 'code', 'email']],
  prose: [
    ['prose', 'phrase'],
    ['category', 'code', 'url'],
  ],
  address: [['phrase'], ['prose', 'category', 'code']],
  place: [['phrase', 'category'], ['code']],
  postcode: [
    ['code', 'integer'],
    ['phrase', 'category', 'year'],
  ],
  email: [['email'], []],
  phone: [['phone'], ['code', 'integer', 'phrase']],
  url: [['url'], []],
};

/** What values of a form are called in a sentence. */
export const formText: Readonly<Record<ValueForm, string>> = {
  date: 'dates',
  time: 'times',
  year: 'years',
  flag: 'yes or no',
  integer: 'whole numbers',
  decimal: 'numbers',
  code: 'codes',
  category: 'words of a list',
  phrase: 'short texts',
  prose: 'running text',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  url: 'web addresses',
};

/** What values of a kind are called in a sentence. */
export const kindText: Readonly<Record<Kind, string>> = {
  date: 'dates',
  time: 'times',
  year: 'years',
  money: 'amounts of money',
  percent: 'percentages',
  count: 'counts',
  measure: 'measurements',
  id: 'identifiers',
  code: 'codes',
  category: 'words of a list',
  flag: 'yes or no',
  name: 'names',
  prose: 'text',
  address: 'addresses',
  place: 'places',
  postcode: 'postcodes',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  url: 'web addresses',
};

/** 1: values of this form are what the kind is; 0: they may be, or nothing is known; -1: they are not. */
export function kindFit(form: ValueForm | null, wanted: Kind | null): number {
  if (form === null || wanted === null) return 0;
  const [good, also] = forms[wanted];
  return good.includes(form) ? 1 : also.includes(form) ? 0 : -1;
}

/** Kinds that names use for each other. */
const near: readonly (readonly Kind[])[] = [
  ['date', 'time', 'year'],
  ['money', 'measure', 'count', 'percent'],
  ['id', 'code', 'postcode', 'phone'],
  ['code', 'category', 'flag'],
  ['category', 'name', 'place', 'prose'],
  ['address', 'place', 'postcode'],
];

/** Whether two names speak of the same kind of thing. 1: they do; 0: nearly, or nothing is known; -1: they do not. */
export function sameKind(a: Kind | null, b: Kind | null): number {
  if (a === null || b === null) return 0;
  if (a === b) return 1;
  return near.some((group) => group.includes(a) && group.includes(b)) ? 0 : -1;
}

/** Ends included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Between which values a kind or a word of the name keeps its figures; the ends are general knowledge. */
const ranges: readonly (readonly [word: string, low: number, high: number])[] = [
  ['age', 0, 120],
  ['year', 1800, 2100],
  ['latitude', -90, 90],
  ['longitude', -180, 180],
  ['percent', -100, 100],
  ['month', 1, 12],
  ['rating', 0, 100],
  ['count', 0, Number.POSITIVE_INFINITY],
  ['quantity', 0, Number.POSITIVE_INFINITY],
  ['height', 0, Number.POSITIVE_INFINITY],
  ['weight', 0, Number.POSITIVE_INFINITY],
];

/** The range that a name's words speak for; `null` for none. `age_in_days` is no age in years. */
export function rangeOf(words: readonly string[]): Range | null {
  if (words.includes('day') || words.includes('days')) return null;
  const found = ranges.find(([word]) => words.includes(word));
  return found === undefined ? null : { low: found[1], high: found[2] };
}

/** -1 where the middle nine tenths of the numbers leave the range; 0 where they do not, or nothing is known. */
export function rangeFit({ quantiles }: ColumnProfile, range: Range | null): number {
  if (quantiles === null || range === null) return 0;
  return quantiles.p05 < range.low || quantiles.p95 > range.high ? -1 : 0;
}
